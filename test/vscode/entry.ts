import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** What one test came to, as the runner reads it. */
export interface Outcome {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  readonly duration: number;
  readonly error?: string;
}

/** Milliseconds that one test may take: several times what it may wait for one thing. */
const TEST_LIMIT = 150_000;

/**
 * Runs inside the extension host, by whichever editor started it. Environment: `VITRUVE_SUITES`, the compiled suites,
 * separated by commas; `VITRUVE_OUTCOMES`, the file that the outcomes are written to.
 */
export async function run(): Promise<void> {
  const suites = required('VITRUVE_SUITES').split(',');
  const file = required('VITRUVE_OUTCOMES');
  const mocha = new Mocha({ timeout: TEST_LIMIT, reporter: 'min' });
  for (const suite of suites) mocha.addFile(join(__dirname, `${suite}.suite.cjs`));
  const outcomes: Outcome[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const note = (test: Mocha.Test, state: Outcome['state'], error?: Error): void => {
      const failed = error && { error: error.stack ?? error.message };
      outcomes.push({ title: test.fullTitle(), state, duration: test.duration ?? 0, ...failed });
      writeFileSync(file, JSON.stringify(outcomes));
    };
    runner.on('pass', (test) => {
      note(test, 'passed');
    });
    runner.on('fail', (test: Mocha.Test, error: Error) => {
      note(test, 'failed', error);
    });
    runner.on('pending', (test) => {
      note(test, 'pending');
    });
  });
  if (failures > 0) throw new Error(`${failures} of ${outcomes.length} tests failed`);
  // A run without tests is a mistake of the runner's, not a success.
  if ((JSON.parse(readFileSync(file, 'utf8')) as unknown[]).length === 0) throw new Error('No test ran');
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}
