import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { mochaGlobalSetup, mochaHooks } from '../kubernetes/for-tests.ts';
import type { TestFileRun } from './test-runs.ts';

declare global {
  /** Forgets which mutants were reached, so that they are told again (`switch.mjs`). */
  var __forgetReached: () => void;
}

/**
 * Runs test files one after the other in this process: `tsx run-tests.ts <results> <files of a list> [bail]`. Appends what each came to
 * to the results, one line of JSON for each.
 */
const [results, list, bail] = process.argv.slice(2);
const reached = process.env['VITRUVE_MUTANTS_REACHED'];
if (results === undefined || list === undefined || reached === undefined)
  throw new Error('A file for results and a list of tests are required');

await mochaGlobalSetup();
for (const file of JSON.parse(readFileSync(list, 'utf8')) as readonly string[]) {
  const run = await runFile(file, reached);
  appendFileSync(results, `${JSON.stringify(run)}\n`);
  if (bail !== undefined && run.failed.length > 0) break;
}
// What a test left running has nobody to wait for it.
process.exit();

async function runFile(file: string, journal: string): Promise<TestFileRun> {
  truncateSync(journal);
  globalThis.__forgetReached();
  const began = performance.now();
  const mocha = new Mocha({ timeout: 300_000, bail: bail !== undefined, reporter: 'spec' });
  mocha.rootHooks(mochaHooks);
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  const failed: string[] = [];
  try {
    await import(pathToFileURL(file).href);
    await new Promise<void>((resolve) => {
      mocha
        .run(() => {
          resolve();
        })
        .on('fail', (test) => failed.push(test.fullTitle()));
    });
  } catch (error) {
    failed.push(`${file}: ${String(error)}`);
  }
  const ids = readFileSync(journal, 'utf8').split('\n').filter(Boolean).map(Number);
  return { file, milliseconds: performance.now() - began, failed, reached: [...new Set(ids)] };
}
