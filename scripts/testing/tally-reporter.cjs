const { appendFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Tests between two lines that say how far the run is. */
const STEP = 200;

/**
 * Reporter for runs on one or several processes. Prints each failure as it is known, and again with its difference at the end, and
 * appends each test that ended to the file `VITRUVE_TALLY` (see `tally.ts`), so that a run that is killed has told what it counted.
 * A test that passed on a later try is noted as flaky, too.
 */
module.exports = class TallyReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    let ended = 0;
    const note = (state, title) => {
      const file = process.env.VITRUVE_TALLY;
      if (file !== undefined) appendFileSync(file, `${JSON.stringify({ state, title })}\n`);
    };
    const end = (state, title) => {
      note(state, title);
      ended++;
      if (ended % STEP === 0) reporters.Base.consoleLog(`${ended} tests`);
    };
    runner.on('pass', (test) => {
      if (test.currentRetry() > 0) note('flaky', test.fullTitle());
      end('passed', test.fullTitle());
    });
    runner.on('pending', (test) => {
      end('skipped', test.fullTitle());
    });
    runner.on('fail', (test, error) => {
      end('failed', test.fullTitle());
      reporters.Base.consoleLog(`✖ ${test.fullTitle()}: ${error?.message ?? String(error)}`);
    });
    runner.once('end', () => {
      this.epilogue();
    });
  }
};
