import assert from 'node:assert/strict';
import { classPlaces } from './class-places.ts';

describe('the place of a class', () => {
  const cases = [
    [[0, 1], { 0: 0, 1: 1, '1.0': 1, true: 1, false: 0, 2: undefined, '': undefined, yes: undefined }],
    [[1, 0], { true: 0, false: 1 }],
    [[1, 2, 3], { '3.0': 2, true: undefined, '1.5': undefined }],
    [['1', 'x'], { 1: 0, '1.0': undefined, x: 1, true: undefined }],
    [['false', 'true'], { true: 1, false: 0 }],
  ] as const;
  for (const [classes, values] of cases)
    it(`is found by a value of a table: ${classes.join(', ')}`, () => {
      const placeOf = classPlaces(classes);
      for (const [value, place] of Object.entries(values)) assert.equal(placeOf(value), place, value);
    });
});
