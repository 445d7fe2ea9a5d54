import { hasHands } from './editor.ts';
import { leaveReviewOpen } from './left-open.ts';

/** The last before a restart: what it leaves open is looked at by the suite `blur-restored`. */
describe('the viewer of faces and plates before a restart', () => {
  before(function () {
    if (!hasHands) this.skip();
  });

  it('keeps what was decided and not saved with the state of the window', leaveReviewOpen);
});
