import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A platform as Node names it. */
interface Machine {
  readonly os: 'linux' | 'darwin' | 'win32';
  readonly cpu: 'x64' | 'arm64';
}

/**
 * Platforms for which both libraries that are not JavaScript alone, `sharp` and `onnxruntime-node`, are published. On the
 * others the engine says that it cannot run; all the rest of the extension does.
 */
const MACHINES: Readonly<Record<string, Machine>> = {
  'linux-x64': { os: 'linux', cpu: 'x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64' },
  'win32-x64': { os: 'win32', cpu: 'x64' },
  'win32-arm64': { os: 'win32', cpu: 'arm64' },
};

/** What both need at run time, the same on all platforms. */
const SCRIPTS = ['sharp', '@img/colour', 'detect-libc', 'semver', 'onnxruntime-node', 'onnxruntime-common'];

/** What of their folders is for building them, for type checkers and for readers. */
const UNUSED = /(?:^|[\\/])(?:bin|src|script|install|esm|__commonjs|README\.md)$|\.(?:d\.[mc]?ts|map|mjs)$/u;

/** Where what `engine.cjs` requires is found: beside it. */
const TARGET = 'dist/node_modules';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
}

/**
 * Puts the libraries of a platform beside the bundles, where the package takes them from.
 * @returns false when they are not published for it.
 */
export async function putNatives(platform: string): Promise<boolean> {
  const machine = MACHINES[platform];
  if (!machine) return false;
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  for (const name of SCRIPTS)
    await cp(join('node_modules', name), join(TARGET, name), {
      recursive: true,
      filter: (path) => !UNUSED.test(path),
    });
  const runtime = join('onnxruntime-node/bin/napi-v6', machine.os, machine.cpu);
  await cp(join('node_modules', runtime), join(TARGET, runtime), { recursive: true });
  for (const part of ['sharp', 'sharp-libvips']) {
    const name = `@img/${part}-${machine.os}-${machine.cpu}`;
    const locked = packages[`node_modules/${name}`];
    // On Windows the library is part of the other package.
    if (!locked) continue;
    const installed = join('node_modules', name);
    if (existsSync(installed)) await cp(installed, join(TARGET, name), { recursive: true });
    else await fetchPackage(`${name}@${locked.version}`, locked.integrity, join(TARGET, name));
  }
  return true;
}

/** Takes them away again: what runs from the repository uses those that are installed. */
export async function removeNatives(): Promise<void> {
  await rm(TARGET, { recursive: true, force: true });
}

/** Unpacks a package of another platform. @throws Error when it is not the one that the lock file names. */
async function fetchPackage(spec: string, integrity: string | undefined, target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vitruve-native-'));
  try {
    const answer = execFileSync('npm', ['pack', spec, '--json', '--pack-destination', folder], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const [packed] = JSON.parse(answer) as { filename: string; integrity: string }[];
    if (!packed || packed.integrity !== integrity)
      throw new Error(`${spec} is not what package-lock.json names.`);
    await mkdir(target, { recursive: true });
    const archive = join(folder, basename(packed.filename));
    execFileSync('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
