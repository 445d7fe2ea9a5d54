import assert from 'node:assert/strict';
import { dateText } from './xlsx-date.ts';

describe('days of Excel', () => {
  it('are counted from the end of 1899, with a 29 February that never was', () => {
    assert.deepEqual(
      [0, 1, 59, 60, 61, 46_037].map((serial) => dateText(serial, 'date', false)),
      ['1899-12-30', '1900-01-01', '1900-02-28', '1900-02-28', '1900-03-01', '2026-01-15'],
    );
  });

  it('are counted from the beginning of 1904 on old Macs', () => {
    assert.deepEqual(
      [0, 1, 59, 60].map((serial) => dateText(serial, 'date', true)),
      ['1904-01-01', '1904-01-02', '1904-02-29', '1904-03-01'],
    );
  });

  it('are written as their format means them', () => {
    assert.equal(dateText(46_037.5, 'date', false), '2026-01-15');
    assert.equal(dateText(46_037.5, 'date-time', false), '2026-01-15T12:00');
    assert.equal(dateText(46_037, 'date-time', false), '2026-01-15');
    assert.equal(dateText(46_037.000_011_574_1, 'date-time', false), '2026-01-15T00:00:01');
  });

  it('are times alone where less than a day is meant as a time', () => {
    assert.equal(dateText(0.5, 'time', false), '12:00');
    assert.equal(dateText(0, 'time', false), '00:00');
    assert.equal(dateText(1.5, 'time', false), '1900-01-01T12:00');
    assert.equal(dateText(0.5, 'date-time', false), '1899-12-30T12:00');
  });

  it('end with the year 9999, and begin with zero', () => {
    assert.equal(dateText(2_958_465, 'date', false), '9999-12-31');
    for (const serial of [2_958_466, -0.1, NaN, Infinity])
      assert.equal(dateText(serial, 'date', false), undefined, String(serial));
  });
});
