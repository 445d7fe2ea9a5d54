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
 * Platforms for which both libraries for images, `sharp` and `onnxruntime-node`, are published. On the others the tasks on images
 * say that they cannot run; all the rest of the extension does.
 */
const MACHINES: Readonly<Record<string, Machine>> = {
  'linux-x64': { os: 'linux', cpu: 'x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64' },
  'win32-x64': { os: 'win32', cpu: 'x64' },
  'win32-arm64': { os: 'win32', cpu: 'arm64' },
};

/** What both need at run time, the same on all platforms. */
const IMAGE_SCRIPTS = ['sharp', '@img/colour', 'semver', 'onnxruntime-node', 'onnxruntime-common'];

/** The part of DuckDB that is not JavaScript, by the platforms for which it is published. */
const DATABASES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'alpine-x64': 'linux-x64-musl',
  'alpine-arm64': 'linux-arm64-musl',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
};

/** What DuckDB needs at run time, the same on all platforms. */
const DATABASE_SCRIPTS = ['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc'];

/** What translates SQL for Spark: WebAssembly, the same on all platforms, and what loads it in Node.js. */
const TRANSLATOR = '@polyglot-sql/sdk';
const UNUSED_OF_TRANSLATOR = /[\\/](?:cdn|manual\.js|README\.md)$|\.d\.c?ts$/u;

/** What of their folders is for building them, for type checkers and for readers. */
const UNUSED = /(?:^|[\\/])(?:bin|src|script|install|esm|__commonjs|README\.md)$|\.(?:d\.[mc]?ts|map|mjs)$/u;

/** Where what `engine.cjs` requires is found: beside it. */
const TARGET = 'dist/node_modules';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
}

/**
 * Puts the libraries of a platform beside the bundles, where the package takes them from.
 * @returns what has no libraries that are published for it.
 */
export async function putNatives(platform: string): Promise<readonly string[]> {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  const machine = MACHINES[platform];
  if (machine) await putImageLibraries(machine, packages);
  const database = DATABASES[platform];
  if (database !== undefined) {
    await putScripts(DATABASE_SCRIPTS);
    await putPackage(`@duckdb/node-bindings-${database}`, packages);
    await cp(join('node_modules', TRANSLATOR), join(TARGET, TRANSLATOR), {
      recursive: true,
      filter: (path) => !UNUSED_OF_TRANSLATOR.test(path),
    });
  }
  return [...(machine ? [] : ['images']), ...(database === undefined ? ['tables'] : [])];
}

async function putImageLibraries({ os, cpu }: Machine, packages: Lock['packages']): Promise<void> {
  await putScripts([...IMAGE_SCRIPTS, 'detect-libc']);
  const runtime = join('onnxruntime-node/bin/napi-v6', os, cpu);
  await cp(join('node_modules', runtime), join(TARGET, runtime), { recursive: true });
  for (const part of ['sharp', 'sharp-libvips']) {
    const name = `@img/${part}-${os}-${cpu}`;
    // On Windows the library is part of the other package.
    if (packages[`node_modules/${name}`]) await putPackage(name, packages);
  }
}

async function putScripts(names: readonly string[]): Promise<void> {
  for (const name of names)
    await cp(join('node_modules', name), join(TARGET, name), {
      recursive: true,
      filter: (path) => !UNUSED.test(path),
    });
}

/** The package that the lock file names: as it is installed, or fetched where it is for another platform. */
async function putPackage(name: string, packages: Lock['packages']): Promise<void> {
  const installed = join('node_modules', name);
  const locked = packages[installed.replaceAll('\\', '/')];
  if (!locked) throw new Error(`package-lock.json does not name ${name}.`);
  if (existsSync(installed)) await cp(installed, join(TARGET, name), { recursive: true });
  else await fetchPackage(`${name}@${locked.version}`, locked.integrity, join(TARGET, name));
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
