import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './system.ts';

/**
 * Lints what changed since the last run. Rules that know types depend on the types of other files, which the cache of ESLint does not
 * follow: so a cache belongs to all declarations as the compiler last wrote them, and another begins when one of them changes.
 */
const PACKAGES = [
  'manifests',
  'workspace',
  'drawing',
  'webviews',
  'server',
  'engine',
  'cli',
  'client',
  'test',
];
const CACHES = 'out/cache/eslint';

const declarations = PACKAGES.map((name) => join(name, 'out')).flatMap(filesIn);
const hash = createHash('sha256');
for (const file of ['package-lock.json', ...declarations.filter((path) => path.endsWith('.d.ts')).sort()])
  hash.update(file).update(readFileSync(file));
const cache = hash.digest('hex').slice(0, 16);

mkdirSync(CACHES, { recursive: true });
for (const other of readdirSync(CACHES))
  if (other !== cache) rmSync(join(CACHES, other), { recursive: true });
const options = ['--cache', '--cache-strategy', 'content', '--cache-location', join(CACHES, cache)];
process.exitCode = await run('npx', ['eslint', ...options, '.']);

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
}
