import { execFileSync } from 'node:child_process';

/** Waits for all that a command has started, also for what goes on after its end, and prints the seconds of the processor that it took. */
const WAITING = `
import ctypes, os, resource, subprocess, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
sys.exit(code)
`;

/** Milliseconds of processor time of a process and those that it started; on Linux, by Python 3 (`PYTHON=…`). */
export function processorTime(command: readonly string[], folder: string): number {
  const told = execFileSync(process.env['PYTHON'] ?? 'python3', ['-c', WAITING, ...command], {
    cwd: folder,
    env: { ...process.env, VITRUVE_CACHE: 'off' },
    encoding: 'utf8',
  });
  return 1000 * Number(told);
}
