import assert from 'node:assert/strict';
import { cronInWords, cronProblem, minutesBetweenRuns } from './cron.ts';

describe('cron', () => {
  for (const schedule of ['* * * * *', '*/15 0 1,15 * 1-5', '0 2 * JAN-MAR sun', '5/10 4 * * 7', '0 0 ? * 0'])
    it(`reads ${schedule}`, () => {
      assert.equal(cronProblem(schedule), undefined);
    });

  for (const [schedule, message] of [
    ['60 * * * *', /"60" is not a valid minute: expected 0 to 59/u],
    ['* * * *', /five fields.*4/u],
    ['', /five fields.*0/u],
    ['* * 0 * *', /"0" is not a valid day of the month/u],
    ['* * * foo *', /"foo" is not a valid month/u],
    ['30-10 * * * *', /reverse order/u],
    ['*/0 * * * *', /step cannot be 0/u],
    ['a-b-c * * * *', /is not a valid minute/u],
  ] as const)
    it(`refuses "${schedule}"`, () => {
      assert.match(cronProblem(schedule) ?? '', message);
    });

  it('describes a schedule in words', () => {
    assert.equal(cronInWords('30 2 * * 1'), 'At 02:30, only on Monday');
    assert.equal(cronInWords('nonsense'), undefined);
  });

  it('calculates the minutes between runs', () => {
    const minutes = [
      '* * * * *',
      '*/5 * * * *',
      '0 * * * *',
      '0,2 * * * *',
      '10 3 * * *',
      '50/5 * * * *',
      // From the end of one hour to the beginning of the next.
      '1,58 * * * *',
      '0,30 1-3 * * *',
      '0,30 */1 * * *',
      '7 * * * *',
      'x * * * *',
    ].map(minutesBetweenRuns);
    assert.deepEqual(minutes, [1, 5, 60, 2, 60, 5, 3, 30, 30, 60, 60]);
  });
});
