import assert from 'node:assert/strict';
import { fieldsOf, robfigProblem } from './robfig-cron.ts';
import { isTimeZone } from './time-zone.ts';

describe('schedules as robfig/cron reads them', () => {
  for (const schedule of [
    '0 5 * * *',
    '@daily',
    '@every 1h30m',
    '*/5 * * * mon-fri',
    '0 0 * * 0',
    '*-9 0 * * *',
  ])
    it(`reads ${schedule}`, () => {
      assert.equal(robfigProblem(schedule), undefined);
    });

  for (const schedule of ['', '* * * *', '@dayly', '@every', '0 0 * * 7', '0 0 * * 5-7', '60 * * * *'])
    it(`refuses "${schedule}"`, () => {
      assert.notEqual(robfigProblem(schedule), undefined);
    });

  it('knows the fields of a macro', () => {
    assert.equal(fieldsOf('@daily'), '0 0 * * *');
    assert.equal(fieldsOf('1 2 * * *'), '1 2 * * *');
  });
});

describe('time zones', () => {
  for (const name of ['Europe/Paris', 'UTC', 'Etc/GMT+2'])
    it(`knows ${name}`, () => {
      assert.ok(isTimeZone(name));
    });

  for (const name of ['Europe/Pariss', '+02:00', 'Paris'])
    it(`knows no ${name}`, () => {
      assert.ok(!isTimeZone(name));
    });
});
