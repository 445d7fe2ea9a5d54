import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program; undefined when no folder of PATH has it. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a program, installed with the system's package manager when it is missing and we may.
 * @throws Error that says what to install, when we may not.
 */
export function needProgram(name: string, systemPackage = name): string {
  const found = findProgram(name);
  if (found !== undefined) return found;
  needPackages([systemPackage]);
  const installed = findProgram(name);
  if (installed === undefined) throw new Error(`${systemPackage} was installed, but ${name} is not on PATH.`);
  return installed;
}

/**
 * Installs Debian packages that are missing.
 * @throws Error that says what to install, when we may not.
 */
function needPackages(packages: readonly string[]): void {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) {
    throw new Error(`Missing: ${missing.join(', ')}. On Debian and Ubuntu: sudo ${command}`);
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', command.split(' ').slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env });
}

function isInstalled(name: string): boolean {
  try {
    const status = execFileSync('dpkg-query', ['-W', '-f', '${Status}', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status.endsWith(' installed');
  } catch {
    return false;
  }
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end, its output being ours, and resolves to its exit status. */
export function run(
  program: string,
  args: readonly string[],
  { env = {} }: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (status) => {
      resolve(status ?? 1);
    });
  });
}
