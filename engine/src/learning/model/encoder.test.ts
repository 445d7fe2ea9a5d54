import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '@vitruve/manifests/testing';
import { exportModel } from '../export/onnx-model.ts';
import { prove } from '../export/proof.ts';
import { trainLogistic } from '../linear/logistic.ts';
import { leastSquares } from '../linear/least-squares.ts';
import { DATE_PARTS, dateValues, partsOfDate } from './dates.ts';
import reference from '../testing/encoders.json' with { type: 'json' };
import { BOOSTING, trainBoosting } from '../trees/boosting.ts';
import { trainIsolation } from '../trees/isolation.ts';
import { encodedNames, fitEncoders, placesIn, typicalOf, type Encodings } from './encoder.ts';
import { scaledMatrix, treeFeatures } from './encoding.ts';
import { predict, type Model } from './model.ts';
import type { TableRows } from './table.ts';
import { fitWords } from './words.ts';

const textTable = (values: readonly string[]): TableRows => ({
  rows: values.length,
  columns: [{ name: 'comment', type: 'text', values }],
});
const training = textTable(reference.training);
const others = textTable(reference.others);
const words: Encodings = new Map([['comment', { by: 'words', most: 1000 }]]);
const ones = (rows: number): Float64Array => new Float64Array(rows).fill(1);
const TWO = { of: 'classes', names: ['no', 'yes'], scores: 'log-odds', threshold: 0.5 } as const;

function assertNear(found: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  assert.equal(found.length, expected.length);
  for (const [at, value] of expected.entries())
    assert.ok(Math.abs((found[at] ?? Number.NaN) - value) <= tolerance, `${found[at]} is ${value} at ${at}`);
}

async function assertFileAnswers(model: Model, table: TableRows): Promise<void> {
  const bytes = exportModel(model, { metadata: {}, version: '1.2.3' });
  const { difference } = await prove(bytes, model, table, 1);
  assert.ok(difference < 1e-9, `${difference}`);
}

describe('encoders', () => {
  it('weigh words as scikit-learn’s TfidfVectorizer does', () => {
    const encoders = fitEncoders(training, words);
    assert.deepEqual(
      encodedNames(encoders),
      reference.words.map((word) => `comment: ${word}`),
    );
    assertNear(scaledMatrix(encoders, training).values, reference.weights.flat(), 1e-12);
    assertNear(scaledMatrix(encoders, others).values, reference.weightsOfOthers.flat(), 1e-12);
    const { columns } = treeFeatures(encoders, training);
    assertNear(
      columns.flatMap((column) => [...column]),
      reference.words.flatMap((_, place) => reference.weights.map((row) => row[place] ?? 0)),
      1e-7,
    );
    assert.equal(encoders[0] && typicalOf(encoders[0]), '');
  });

  it('keep the most frequent words, in alphabetical order', () => {
    const { words: kept, forms } = fitWords(['b b b c c a a Zz', 'aa Aa AA, bb bb bb; cc dd', 'straße'], 3);
    assert.deepEqual(kept, ['aa', 'bb', 'cc']);
    assert.deepEqual([...forms.keys()], ['aa', 'Aa', 'AA', 'bb', 'Bb', 'BB', 'cc', 'Cc', 'CC']);
    const { forms: german } = fitWords(['straße'], 3);
    assert.deepEqual([...german.keys()], ['straße', 'Straße']);
    assert.equal(fitWords(['iPhone'], 3).forms.get('iPhone'), 0);
  });

  it('make sentiments of comments as scikit-learn does, in a file that needs nothing else', async () => {
    const encoders = fitEncoders(training, words);
    const { model } = trainLogistic(scaledMatrix(encoders, training), reference.liked, ones(training.rows), {
      classes: 2,
      c: 1,
    });
    const sentiment: Model = { encoders, core: { by: 'columns', model }, answer: TWO };
    const predictions = predict(sentiment, others);
    assert.ok(predictions.of === 'classes');
    assertNear(
      predictions.probabilities.filter((_, at) => at % 2 === 1),
      reference.probabilities,
      1e-6,
    );
    await assertFileAnswers(sentiment, training);
    await assertFileAnswers(sentiment, others);
    await assertFileAnswers(sentiment, textTable(['', '']));
  });

  it('put words before trees, where texts are long', async () => {
    const rows = 300;
    const long = 'word '.repeat(40_000);
    const table = textTable(
      Array.from(
        { length: rows },
        (_, row) => `${row % 3 ? 'good' : 'bad'} ${row % 7}x film${row % 5} ${row === 9 ? long : ''}`,
      ),
    );
    const encoders = fitEncoders(table, words);
    const truth = Float64Array.from({ length: rows }, (_, row) => (row % 3 && row % 5 ? 1 : 0));
    const { ensemble, base } = trainBoosting(
      treeFeatures(encoders, table),
      truth,
      ones(rows),
      { of: 'classes', classes: 2 },
      { ...BOOSTING, rounds: 10, seed: 1 },
    );
    await assertFileAnswers(
      { encoders, core: { by: 'trees', ensemble, divisor: 1, base }, answer: TWO },
      table,
    );
  });

  it('take dates apart as Python’s datetime does, in a file too', async () => {
    const { dates, dateParts } = reference;
    const found = dateValues(DATE_PARTS, dates);
    assert.equal(found.length, 12);
    for (const [at, values] of found.entries())
      assertNear(
        values,
        dateParts.map((row) => row[at] ?? Number.NaN),
        1e-12,
      );
    const rows = 200;
    const table = textTable(
      Array.from({ length: rows }, (_, row) =>
        row % 19 === 0
          ? ''
          : new Date(Date.UTC(2023, 0, 1 + row * 3, row % 24)).toISOString().slice(0, row % 2 ? 19 : 10),
      ),
    );
    const encoders = fitEncoders(table, new Map([['comment', { by: 'date', parts: DATE_PARTS }]]));
    const [encoder] = encoders;
    assert.ok(encoder && /^2023-/u.test(String(typicalOf(encoder))));
    assert.equal(encodedNames(encoders)[7], 'comment: monthCycle cos');
    const matrix = scaledMatrix(encoders, table);
    assert.ok(matrix.columns === 12 && matrix.values.every(Number.isFinite));
    const target = Float64Array.from({ length: rows }, (_, row) => Math.sin(row / 20));
    const model = leastSquares(matrix, target, ones(rows), 1);
    await assertFileAnswers({ encoders, core: { by: 'columns', model }, answer: { of: 'number' } }, table);
    await assertFileAnswers(
      { encoders, core: { by: 'columns', model }, answer: { of: 'number' } },
      textTable(['']),
    );
    const { ensemble, base } = trainBoosting(
      treeFeatures(encoders, table),
      target,
      ones(rows),
      { of: 'number' },
      { ...BOOSTING, rounds: 20, seed: 1 },
    );
    await assertFileAnswers(
      { encoders, core: { by: 'trees', ensemble, divisor: 1, base }, answer: { of: 'number' } },
      table,
    );
  });

  it('count the days of any date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -135_140, max: 157_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        const found = partsOfDate(date.toISOString());
        assert.deepEqual(found, {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: 0,
          weekday: (date.getUTCDay() + 6) % 7,
          days,
        });
      }),
      rounds(2000),
    );
    const nothing = { year: NaN, month: NaN, day: NaN, hour: NaN, weekday: NaN, days: NaN };
    assert.deepEqual(partsOfDate('yesterday'), nothing);
    assert.deepEqual(partsOfDate('31/01/2026 25:00'), { ...nothing, month: 1 });
    assert.deepEqual(partsOfDate('2026-07'), { ...nothing, year: 2026, month: 7 });
  });

  it('put texts into an order as scikit-learn’s OrdinalEncoder does, and replace others by the median', async () => {
    const { order, levels, places } = reference;
    assert.deepEqual(
      [...placesIn(order, levels)].map((place) => (Number.isNaN(place) ? -1 : place)),
      places,
    );
    const table = textTable(levels);
    const encoders = fitEncoders(table, new Map([['comment', { by: 'order', order }]]));
    assert.deepEqual(encodedNames(encoders), ['comment']);
    assert.equal(encoders[0] && typicalOf(encoders[0]), 'medium');
    assert.deepEqual([...(treeFeatures(encoders, table).columns[0] ?? [])], [1, 2, 0, 0, 2, Number.NaN]);
    const matrix = scaledMatrix(encoders, table);
    assert.equal(matrix.values[5], matrix.values[0]);
    const column = { name: 'age', type: 'number', values: Float64Array.of(1, 5, 2, 8, 3, 4) } as const;
    const both = { rows: 6, columns: [...table.columns, column] };
    const ofBoth = fitEncoders(both, new Map([['comment', { by: 'order', order }]]));
    const model = leastSquares(scaledMatrix(ofBoth, both), Float64Array.of(5, 9, 1, 1, 9, 5), ones(6), 0);
    await assertFileAnswers(
      { encoders: ofBoth, core: { by: 'columns', model }, answer: { of: 'number' } },
      both,
    );
    const { ensemble } = trainIsolation(treeFeatures(ofBoth, both), { trees: 20, sample: 6, seed: 1 });
    await assertFileAnswers(
      {
        encoders: ofBoth,
        core: { by: 'trees', ensemble, divisor: 20, base: new Float64Array(1) },
        answer: { of: 'number' },
      },
      both,
    );
  });
});
