import assert from 'node:assert/strict';
import type { Predictions } from '../model/model.ts';
import type { NumberColumn, TextColumn } from '../model/table.ts';
import reference from '../testing/slices.json' with { type: 'json' };
import { groupRows } from './group-rows.ts';
import { measureSlices, type SlicedColumn } from './measure-slices.ts';

const texts = (values: readonly string[]): TextColumn => ({ name: 'g', type: 'text', values });
const numbers = (values: readonly number[]): NumberColumn => ({
  name: 'g',
  type: 'number',
  values: Float64Array.from(values),
});
const namesOf = (column: NumberColumn | TextColumn): readonly (readonly [string, number])[] =>
  groupRows(column).map(({ name, rows }) => [name, rows.length]);

/** Of two classes, by the score of the second. */
function scored(scores: readonly number[]): Predictions {
  return {
    of: 'classes',
    labels: Uint32Array.from(scores, (score) => (score >= 0.5 ? 1 : 0)),
    probabilities: Float64Array.from(scores.flatMap((score) => [1 - score, score])),
  };
}

function measured(
  groups: readonly string[],
  truth: readonly number[],
  predictions: Predictions,
): SlicedColumn {
  const classes = predictions.of === 'classes' ? ['no', 'yes'] : [];
  const known = { values: truth, naive: Float64Array.of(0.5, 0.5), classes };
  return measureSlices(texts(groups), known, predictions, { seed: 1 });
}

function assertClose(found: number | undefined, expected: number, name: string): void {
  assert.ok(Math.abs((found ?? Number.NaN) - expected) <= 1e-9, `${name}: ${found} is not ${expected}`);
}

describe('groups of rows', () => {
  it('are the values of a column, the most frequent first, and rows without one', () => {
    assert.deepEqual(namesOf(texts(['b', '', 'a', 'b'])), [
      ['b', 2],
      ['a', 1],
      ['No value', 1],
    ]);
    assert.deepEqual(namesOf(numbers([2, Number.NaN, 1, 2])), [
      ['1', 1],
      ['2', 2],
      ['No value', 1],
    ]);
  });

  it('are quarters for numbers of many values', () => {
    const column = numbers(Array.from({ length: 100 }, (_, row) => 99 - row));
    assert.deepEqual(namesOf(column), [
      ['≤ 24.75', 25],
      ['> 24.75, ≤ 49.5', 25],
      ['> 49.5, ≤ 74.25', 25],
      ['> 74.25', 25],
    ]);
  });

  it('keep twenty names, and put all others together in the order of rows', () => {
    const groups = groupRows(texts(Array.from({ length: 46 }, (_, row) => `v${row % 23}`)));
    assert.equal(groups.length, 21);
    const last = groups.at(-1);
    assert.equal(last?.name, '3 other values');
    assert.deepEqual([...last.rows], [20, 21, 22, 43, 44, 45]);
  });
});

describe('slices', () => {
  for (const [index, { groups, truth, scores, expected, differences }] of reference.classes.entries())
    it(`of two classes have the measures and differences of fairlearn (${index})`, () => {
      const found = measured(groups, truth, scored(scores));
      assert.equal(found.slices.length, 3);
      for (const { name, measures } of found.slices)
        for (const [measure, value] of Object.entries(expected[name as keyof typeof expected]))
          assertClose(measures[measure]?.value, value, `${measure} of ${name}`);
      for (const [name, value] of Object.entries(differences))
        assertClose(found.differences[name], value, name);
    });

  it('of numbers have the difference of fairlearn', () => {
    const { groups, truth, predicted, maeDifference } = reference.numbers;
    const found = measured(groups, truth, { of: 'number', values: Float64Array.from(predicted) });
    assertClose(found.differences['maeDifference'], maeDifference, 'maeDifference');
    assert.ok(!('demographicParityDifference' in found.differences));
  });

  it('of few rows are measured, and not compared', () => {
    const groups = Array.from({ length: 99 }, (_, row) => (row < 70 ? 'many' : 'few'));
    const scores = groups.map((group, row) => (group === 'few' || row % 2 === 0 ? 0.9 : 0.1));
    const found = measured(
      groups,
      scores.map((_, row) => (row % 2 === 0 ? 1 : 0)),
      scored(scores),
    );
    assert.deepEqual(
      found.slices.map(({ name, isSmall }) => [name, isSmall]),
      [
        ['many', false],
        ['few', true],
      ],
    );
    assert.deepEqual(found.differences, {});
    assert.equal(found.slices[1]?.measures['selectionRate']?.value, 1);
  });

  it('without wrong answers to give have no rate of them, and no equalized odds', () => {
    const groups = Array.from({ length: 80 }, (_, row) => (row < 40 ? 'a' : 'b'));
    const truth = groups.map((group, row) => (group === 'a' ? 1 : row % 2));
    const { differences } = measured(groups, truth, scored(truth.map((of) => 0.2 + 0.6 * of)));
    assertClose(differences['demographicParityDifference'], 0.5, 'demographicParityDifference');
    assert.ok(!('equalizedOddsDifference' in differences));
  });
});
