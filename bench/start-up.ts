/**
 * Measures the processor time of the built command line on one small file of several kinds, and of Node.js alone, by turns. Run with
 * `npm run bench:start-up`; `--rounds=9`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { percentile } from './statistics.ts';

const PROGRAM = resolve('dist/cli.cjs');
/** Prints at the end of a process the milliseconds of processor time that it took. */
const PROBE = `process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\n'+(user+system)/1000)})`;

const FILES: Readonly<Record<string, string>> = {
  'a matrix (YAML)': 'examples/mlops-stock/raci.yaml',
  'risks (YAML)': 'examples/data-governance/risques.amdec.yaml',
  'Docker Compose': 'examples/mlops-stock/docker-compose.yml',
  'a pipeline': 'examples/mlops-stock/ml.pipeline.yaml',
  'a Kubernetes manifest': 'examples/mlops-stock/kubernetes/deployment.yaml',
};

const folder = mkdtempSync(join(tmpdir(), 'vitruve-start-up-'));
const probe = join(folder, 'probe.cjs');
writeFileSync(probe, PROBE);
const empty = join(folder, 'empty.cjs');
writeFileSync(empty, '');

const commands: Record<string, { readonly args: readonly string[]; readonly cwd: string }> = {
  'Node.js alone': { args: [empty], cwd: folder },
  'vitruve --version': { args: [PROGRAM, '--version'], cwd: folder },
};
for (const [name, file] of Object.entries(FILES)) {
  const cwd = join(folder, name.replace(/\W/gu, '-'));
  const copy = join(cwd, file.split('/').at(-1) ?? '');
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(file, copy);
  commands[`vitruve check: ${name}`] = { args: [PROGRAM, 'check'], cwd };
}

const rounds = Number(process.argv.find((argument) => argument.startsWith('--rounds='))?.slice(9) ?? '9');
const times = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, { args, cwd }] of Object.entries(commands)) times.get(name)?.push(cpuTime(args, cwd));
}
rmSync(folder, { recursive: true });

const median = (name: string): number => percentile(times.get(name) ?? [], 0.5);
for (const name of Object.keys(commands)) {
  const ratio = median(name) / median('Node.js alone');
  process.stdout.write(
    `${name.padEnd(40)} ${median(name).toFixed(0).padStart(5)} ms  ${ratio.toFixed(1)}×\n`,
  );
}

/** Milliseconds of processor time of a process, whatever its exit code is. */
function cpuTime(args: readonly string[], cwd: string): number {
  const script = `"${process.execPath}" --require "${probe}" ${args.map((arg) => `"${arg}"`).join(' ')}`;
  const output = execFileSync(`${script} 2>&1 >"${join(folder, 'out')}" || true`, {
    cwd,
    shell: true,
    encoding: 'utf8',
  } as const);
  return Number(output.trim().split('\n').at(-1));
}
