import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Mocha from 'mocha';

/** Runs tests that fail as often as said, with one retry each, and returns what the reporter notes of them. */
async function notesOf(failures: Readonly<Record<string, number>>): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-reporter-'));
  const file = join(folder, 'tally');
  const { VITRUVE_TALLY: before } = process.env;
  const printed = Mocha.reporters.Base.consoleLog;
  try {
    process.env['VITRUVE_TALLY'] = file;
    Mocha.reporters.Base.consoleLog = () => {};
    const mocha = new Mocha({ reporter: resolve('scripts/testing/tally-reporter.cjs'), retries: 1 });
    for (const [title, times] of Object.entries(failures)) {
      let left = times;
      const test = new Mocha.Test(title, () => {
        if (left-- > 0) throw new Error('not yet');
      });
      mocha.suite.addTest(test);
    }
    await new Promise((ended) => mocha.run(ended));
    return readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  } finally {
    Mocha.reporters.Base.consoleLog = printed;
    if (before === undefined) delete process.env['VITRUVE_TALLY'];
    else process.env['VITRUVE_TALLY'] = before;
    rmSync(folder, { recursive: true });
  }
}

describe('scripts/testing/tally-reporter', () => {
  it('notes what passed on its second try as flaky and passed, and what failed twice as failed', async () => {
    assert.deepEqual(await notesOf({ steady: 0, slow: 1, broken: 2 }), [
      { state: 'passed', title: 'steady' },
      { state: 'flaky', title: 'slow' },
      { state: 'passed', title: 'slow' },
      { state: 'failed', title: 'broken' },
    ]);
  });
});
