import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { note } from '../../scripts/testing/tally.ts';

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
 * separated by commas; `VITRUVE_OUTCOMES`, the file that the outcomes are written to. A test that fails is tried once more: much that
 * an editor does depends on what else the machine does.
 */
export async function run(): Promise<void> {
  const suites = required('VITRUVE_SUITES').split(',');
  const file = required('VITRUVE_OUTCOMES');
  const mocha = new Mocha({ timeout: TEST_LIMIT, reporter: 'min', retries: 1 });
  for (const suite of suites) mocha.addFile(join(__dirname, `${suite}.suite.cjs`));
  const outcomes: Outcome[] = [];
  const firstErrors = new Map<string, string>();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const keep = (test: Mocha.Runnable, rest: Omit<Outcome, 'title' | 'duration'>): void => {
      outcomes.push({ title: test.fullTitle(), duration: test.duration ?? 0, ...rest });
      writeFileSync(file, JSON.stringify(outcomes));
    };
    runner.on('test', (test) => {
      note({ state: 'started', title: test.fullTitle() });
    });
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      firstErrors.set(test.fullTitle(), textOf(error));
    });
    runner.on('pass', (test) => {
      const error = firstErrors.get(test.fullTitle());
      keep(test, { state: 'passed', ...(error !== undefined && { error, flaky: true }) });
    });
    runner.on('fail', (test: Mocha.Test, error: Error) => {
      keep(test, { state: 'failed', error: textOf(error) });
    });
    runner.on('pending', (test) => {
      keep(test, { state: 'pending' });
    });
  });
  if (failures > 0) throw new Error(`${failures} of ${outcomes.length} tests failed`);
  // A run without tests is a mistake of the runner's, not a success.
  if ((JSON.parse(readFileSync(file, 'utf8')) as unknown[]).length === 0) throw new Error('No test ran');
}

function textOf(error: Error): string {
  return error.stack ?? error.message;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}
