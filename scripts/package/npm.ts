import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the package is put together before it is packed. */
const STAGING = 'dist/npm/package';
const OUT = 'dist/npm';

/** What the command line needs, and what its readme leads to. */
const CONTENTS = [
  ...['cli.cjs', 'server.cjs', 'layout.cjs', 'inference.cjs', 'learning.cjs', 'tables.cjs', 'convert.cjs'],
  'heic.cjs',
  'third-party-notices.txt',
  ...['cli', 'heic', 'l10n', 'kubernetes', 'pictures', 'page', 'models'],
]
  .map((name) => join('dist', name))
  .concat('schemas', 'docs', 'media/screenshots', 'README.md', 'README.fr.md', 'CHANGELOG.md', 'LICENSE')
  .concat('CONTRIBUTING.md');

/** Not JavaScript alone, and large: only the tasks on images and on tables need them, and say so when they are missing. */
const OPTIONAL = ['sharp', 'onnxruntime-node', '@duckdb/node-api', '@polyglot-sql/sdk'];

/** What of `package.json` says the same of the command line as of the extension. */
const SHARED = ['name', 'version', 'license', 'keywords', 'repository', 'homepage', 'bugs', 'bin'] as const;

type Manifest = Readonly<Record<string, unknown>>;

/**
 * Makes the npm package of the command line from what was built last. All that is JavaScript is in its bundles.
 * @returns the path of the package.
 */
export async function packCommandLine(): Promise<string> {
  await rm(OUT, { recursive: true, force: true });
  for (const path of CONTENTS) {
    await mkdir(dirname(join(STAGING, path)), { recursive: true });
    await cp(path, join(STAGING, path), { recursive: true });
  }
  await writeFile(join(STAGING, 'package.json'), `${JSON.stringify(await manifest(), undefined, 2)}\n`);
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', '..'], {
    cwd: STAGING,
    encoding: 'utf8',
    // Programs of npm are scripts there.
    shell: process.platform === 'win32',
  });
  const [result] = JSON.parse(packed) as readonly { readonly filename: string }[];
  if (!result) throw new Error('npm packed nothing.');
  await rm(STAGING, { recursive: true });
  return join(OUT, result.filename);
}

async function manifest(): Promise<Manifest> {
  const extension = await readJson('package.json');
  const { description } = await readJson('package.nls.json');
  const { dependencies } = (await readJson('engine/package.json')) as {
    dependencies: Record<string, string>;
  };
  const { node } = extension['engines'] as { readonly node: string };
  return {
    ...Object.fromEntries(SHARED.map((key) => [key, extension[key]])),
    description,
    engines: { node },
    // Not `optionalDependencies`: an install script of one of them downloads what is not used.
    peerDependencies: Object.fromEntries(OPTIONAL.map((name) => [name, dependencies[name]])),
    peerDependenciesMeta: Object.fromEntries(OPTIONAL.map((name) => [name, { optional: true }])),
  };
}

async function readJson(path: string): Promise<Manifest> {
  return JSON.parse(await readFile(path, 'utf8')) as Manifest;
}
