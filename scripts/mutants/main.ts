import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutEquivalents } from './equivalents.ts';
import { compiled, withSwitches, type Numbered } from './instrument.ts';
import { mutantsOf } from './patterns.ts';
import { sampleOf } from './sample.ts';
import { TestRunner } from './test-runs.ts';

/**
 * Puts faults into the sources, one at a time, and runs the tests that evaluate the changed expression, the fastest first:
 * `npm run test:mutants [count] [seed] [test files …]`. A mutant that no test notices is a guard that nobody would miss.
 */
const [count = 60, seed = 20261122] = process.argv.slice(2, 4).map(Number);
const only = process.argv.slice(4);

/** The share of mutants that tests must notice. */
const LEAST_KILLED = 0.9;

/** Milliseconds without output after which a mutant has made a loop without end: many times those of the slowest test. */
const LEAST_SILENCE = 60_000;

const PACKAGES = ['manifests', 'drawing', 'workspace', 'server', 'engine', 'cli'];
/** Those that run the sources; all others run what is built of them. */
const TESTS = [
  ...PACKAGES.map((name) => `${name}/**/*.test.ts`),
  'test/rules/*.test.ts',
  'test/lsp/*.test.ts',
];

const sources = filesOf(PACKAGES.map((name) => `${name}/src/**/*.ts`)).filter(
  (file) => !/\.test\.ts$|\/testing\//u.test(file),
);
const all = sources.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
const { counted, equivalent, stale } = withoutEquivalents(all);
const mutants = sampleOf(counted, count, seed).map((mutant, index): Numbered => ({ ...mutant, id: index }));
const folder = mkdtempSync(join(tmpdir(), 'vitruve-mutants-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.once('exit', () => {
  rmSync(folder, { recursive: true });
});

console.log(`Seed ${seed}: ${mutants.length} of ${counted.length} mutants in ${sources.length} files`);
const runner = new TestRunner(folder, switched(mutants));
const tests = (only.length > 0 ? only : filesOf(TESTS)).map((file) => join(process.cwd(), file));
const { files, broken } = await runner.run(tests, { silence: 10 * LEAST_SILENCE });
if (broken)
  throw new Error(`Without a mutant, the tests ended before ${tests[files.length] ?? 'the end'}: ${broken}`);
const failed = files.flatMap((file) => file.failed);
if (failed.length > 0) throw new Error(`Tests fail without a mutant:\n${failed.join('\n')}`);
const fastestFirst = [...files].sort((a, b) => a.milliseconds - b.milliseconds);
const silence = Math.max(LEAST_SILENCE, 10 * (fastestFirst.at(-1)?.milliseconds ?? 0));

let lived = 0;
for (const mutant of mutants) {
  const that = fastestFirst.filter(({ reached }) => reached.includes(mutant.id)).map(({ file }) => file);
  const killed = that.length > 0 && (await isKilled(mutant, that));
  if (!killed) lived++;
  console.log(`${killed ? 'killed' : 'LIVED '} ${mutant.file}:${mutant.line} ${mutant.pattern}`);
  if (killed) continue;
  console.log(`       - ${mutant.before}\n       + ${mutant.after}`);
  console.log(
    `       ${that.length === 0 ? 'no test evaluates it' : `test files that evaluate it: ${that.length}`}`,
  );
}
for (const { file, before, because } of equivalent)
  console.log(`not counted: ${file}: ${before}: ${because}`);
for (const { file, before } of stale)
  console.log(`in the list of equivalents, and not in the source: ${file}: ${before}`);
console.log(`\nSeed ${seed}: ${mutants.length - lived} killed, ${lived} lived`);
process.exitCode = lived > mutants.length * (1 - LEAST_KILLED) || stale.length > 0 ? 1 : 0;

async function isKilled({ id }: Numbered, that: readonly string[]): Promise<boolean> {
  const run = await runner.run(that, { mutant: id, bail: true, silence });
  return run.broken !== undefined || run.files.some((file) => file.failed.length > 0);
}

/** The sources that have mutants, as JavaScript in which each can be switched on. */
function switched(chosen: readonly Numbered[]): ReadonlyMap<string, string> {
  const names = new Set(chosen.map(({ file }) => file));
  return new Map(
    [...names].map((file) => {
      const own = chosen.filter((mutant) => mutant.file === file);
      return [join(process.cwd(), file), compiled(file, withSwitches(readFileSync(file, 'utf8'), own))];
    }),
  );
}

function filesOf(patterns: readonly string[]): readonly string[] {
  const globs = patterns.map((pattern) => `:(glob)${pattern}`);
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...globs], {
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '');
}
