import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { ChangeNotice } from './change-notice.ts';

const PACE = 40;

describe('notices of changes', () => {
  let told = 0;
  let notice: ChangeNotice;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    told = 0;
    notice = new ChangeNotice(PACE, () => told++);
  });

  afterEach(() => {
    notice.dispose();
    mock.timers.reset();
  });

  it('report the first of many changes at once, and the others together after a while', () => {
    for (let change = 0; change < 50; change++) notice.changed();
    assert.equal(told, 1);
    mock.timers.tick(PACE - 1);
    assert.equal(told, 1);
    mock.timers.tick(1);
    assert.equal(told, 2);
    mock.timers.tick(10 * PACE);
    assert.equal(told, 2);
  });

  it('keep their distance as long as there are changes', () => {
    for (let time = 0; time < 10 * PACE; time++) {
      notice.changed();
      mock.timers.tick(1);
    }
    assert.equal(told, 11);
  });

  it('report a change at once after a quiet time', () => {
    notice.changed();
    mock.timers.tick(PACE);
    notice.changed();
    assert.equal(told, 2);
  });

  it('say nothing once nobody listens', () => {
    notice.changed();
    notice.changed();
    notice.dispose();
    mock.timers.tick(10 * PACE);
    assert.equal(told, 1);
  });
});
