import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { note } from '../../scripts/testing/tally.ts';
import { tidyUp } from './tidy-up.ts';

/** What one test came to, as the runner reads it. */
export interface Outcome {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  readonly duration: number;
  /** Why it failed; or why it did the first time, when it passed the second. */
  readonly error?: string;
  /** Whether it passed in its second try only. */
  readonly flaky?: boolean;
}

/** Milliseconds that one test may take: several times what it may wait for one thing. */
const TEST_LIMIT = 240_000;

/**
 * Runs inside the extension host, by whichever editor started it. Environment: `VITRUVE_SUITES`, the compiled suites,
 * separated by commas; `VITRUVE_OUTCOMES`, the file that the outcomes are written to; `VITRUVE_WORKSPACE`, the folder that the suites
 * write into, and `VITRUVE_PRISTINE`, what it is before each of them.
 */
export async function run(): Promise<void> {
  const file = required('VITRUVE_OUTCOMES');
  const outcomes: Outcome[] = [];
  let failures = 0;
  for (const [index, suite] of required('VITRUVE_SUITES').split(',').entries()) {
    if (index > 0) await tidyUp(required('VITRUVE_WORKSPACE'), required('VITRUVE_PRISTINE'));
    failures += await runSuite(join(__dirname, `${suite}.suite.cjs`), (outcome) => {
      outcomes.push(outcome);
      writeFileSync(file, JSON.stringify(outcomes));
    });
  }
  if (failures > 0) throw new Error(`${failures} of ${outcomes.length} tests failed`);
  // A run without tests is a mistake of the runner's, not a success.
  if (outcomes.length === 0) throw new Error('No test ran');
}

/**
 * Runs the tests of one file, and resolves to how many failed. A test that fails is tried once more: much that an editor does depends
 * on what else the machine does.
 */
function runSuite(file: string, keep: (outcome: Outcome) => void): Promise<number> {
  const mocha = new Mocha({ timeout: TEST_LIMIT, reporter: 'min', retries: 1 });
  mocha.addFile(file);
  const firstErrors = new Map<string, string>();
  return new Promise((resolve) => {
    const runner = mocha.run(resolve);
    const ended = (test: Mocha.Runnable, rest: Omit<Outcome, 'title' | 'duration'>): void => {
      keep({ title: test.fullTitle(), duration: test.duration ?? 0, ...rest });
    };
    runner.on('test', (test) => {
      note({ state: 'started', title: test.fullTitle() });
    });
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      firstErrors.set(test.fullTitle(), textOf(error));
    });
    runner.on('pass', (test) => {
      const error = firstErrors.get(test.fullTitle());
      ended(test, { state: 'passed', ...(error !== undefined && { error, flaky: true }) });
    });
    runner.on('fail', (test: Mocha.Test, error: Error) => {
      const first = firstErrors.get(test.fullTitle());
      const again = first === undefined ? '' : `\nThe first time: ${first}`;
      ended(test, { state: 'failed', error: `${textOf(error)}${again}` });
    });
    runner.on('pending', (test) => {
      ended(test, { state: 'pending' });
    });
  });
}

function textOf(error: Error): string {
  return error.stack ?? error.message;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}
