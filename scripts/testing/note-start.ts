import type { Context } from 'mocha';
import { note } from './tally.ts';

/** Notes each test as it starts: a process of a parallel run tells its reporter nothing before a whole file is done. */
export const mochaHooks = {
  beforeEach(this: Context): void {
    const title = this.currentTest?.fullTitle();
    if (title !== undefined) note({ state: 'started', title });
  },
};
