const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Prints as the usual reporter does, and writes how many tests passed and failed into the file `VITRUVE_TALLY`. */
module.exports = class TallyReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      writeFileSync(process.env.VITRUVE_TALLY, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
