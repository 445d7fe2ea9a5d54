import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runWatched } from '../testing/watched-process.ts';
import { chosen, mutantsOf, mutated, type Mutant } from './patterns.ts';

/**
 * Puts faults into the sources, one at a time, and runs the tests beside them: `npm run test:mutants [count] [seed]`. A mutant that no
 * test notices is a guard that nobody would miss.
 */
const [count = 60, seed = 20261122] = process.argv.slice(2).map(Number);

/** The share of mutants that tests must notice: a few change nothing that anybody could see. */
const LEAST_KILLED = 0.9;

/** Milliseconds without a line of output after which a mutant has made a loop without end. */
const SILENCE = 120_000;

const PACKAGES = ['manifests', 'drawing', 'workspace', 'server', 'engine', 'cli'];

const sources = execFileSync('git', ['ls-files', ...PACKAGES.map((name) => `${name}/src/**/*.ts`)], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !/\.test\.ts$|\/testing\//u.test(file));
const changed = execFileSync('git', ['status', '--porcelain', '--', ...PACKAGES], { encoding: 'utf8' });
if (changed !== '') throw new Error(`Commit first: sources are changed in place and put back.\n${changed}`);

const mutants = chosen(
  sources.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8'))),
  count,
  seed,
);
let lived = 0;
for (const mutant of mutants) {
  const killed = await isKilled(mutant);
  if (!killed) lived++;
  const { file, line, pattern, before, after } = mutant;
  console.log(`${killed ? 'killed' : 'LIVED '} ${file}:${line} ${pattern}`);
  if (!killed) console.log(`       - ${before.trim()}\n       + ${after.trim()}`);
}
console.log(`\n${mutants.length - lived} killed, ${lived} lived`);
process.exitCode = lived > mutants.length * (1 - LEAST_KILLED) ? 1 : 0;

async function isKilled(mutant: Mutant): Promise<boolean> {
  const original = readFileSync(mutant.file, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-mutant-'));
  const putBack = (): void => {
    writeFileSync(mutant.file, original);
  };
  const interrupted = (): void => {
    putBack();
    process.exit(1);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    writeFileSync(mutant.file, mutated(original, mutant));
    const { status } = await runWatched('npx', ['mocha', '--bail', ...testsOf(mutant.file)], {
      onLine: () => undefined,
      silence: SILENCE,
      journal: join(folder, 'none'),
    });
    return status !== 0;
  } finally {
    putBack();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    rmSync(folder, { recursive: true });
  }
}

/** The tests of the nearest folder around a file that has any, and the pages of the rules of a kind. */
function testsOf(file: string): readonly string[] {
  let folder = dirname(file);
  while (folder !== '.' && !readdirSync(folder).some((name) => name.endsWith('.test.ts')))
    folder = dirname(folder);
  const [, kind] = /^manifests\/src\/kinds\/([\w-]+)\//u.exec(file) ?? [];
  return [`${folder}/**/*.test.ts`, ...(kind === undefined ? [] : ['test/rules/rule-pages.test.ts'])];
}
