import assert from 'node:assert/strict';
import fc from 'fast-check';
import reference from '../testing/metrics.json' with { type: 'json' };
import { quantileOf } from '../quantile.ts';
import { bootstrap } from './bootstrap.ts';
import { accuracy, confusionOf, f1, macro, precision, recall } from './confusion.ts';
import { brier, calibration, logLoss } from './probability.ts';
import {
  averagePrecision,
  boundedCurve,
  curve,
  descending,
  precisionRecallPoints,
  recallAt,
  rocAuc,
  rocPoints,
} from './ranking.ts';
import { mase, regressionErrors } from './regression.ts';

/** Fails naming the measure that is not equal to 1e-9. */
function assertEqual(
  found: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
): void {
  assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected))
    assert.ok(
      Math.abs((found[name] ?? Number.NaN) - value) <= 1e-9 * Math.max(1, Math.abs(value)),
      `${name}: ${found[name]} is not ${value}`,
    );
}

/** Fails naming the first number that is not equal to 1e-12. */
function assertNear(found: readonly number[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  for (const [at, value] of expected.entries())
    assert.ok(Math.abs((found[at] ?? Number.NaN) - value) <= 1e-12, `${at}: ${found[at]} is not ${value}`);
}

describe('metrics', () => {
  for (const [index, { truth, scores, weights, expected, ...others }] of reference.binary.entries())
    it(`of two classes equal scikit-learn's (${index})`, () => {
      const given = weights ?? undefined;
      const predicted = scores.map((score) => (score >= 0.5 ? 1 : 0));
      const confusion = confusionOf(truth, predicted, 2, given);
      assert.deepEqual([...confusion.counts], others.confusion);
      const ranked = { truth, scores, order: descending(scores), weights: given };
      const probabilities = { classes: 2, values: scores.flatMap((score) => [1 - score, score]) };
      assertEqual(
        {
          accuracy: accuracy(confusion),
          precision: precision(confusion, 1),
          recall: recall(confusion, 1),
          f1: f1(confusion, 1),
          rocAuc: rocAuc(ranked),
          averagePrecision: averagePrecision(ranked),
          logLoss: logLoss(truth, probabilities, given),
          brier: brier(truth, probabilities, given),
        },
        expected,
      );
      const bins = calibration(truth, scores, 7);
      const [actual = [], mean = []] = others.calibration;
      assert.equal(bins.length, actual.length);
      for (const [bin, { actual: share, predicted: given }] of bins.entries())
        assertEqual({ share, given }, { share: actual[bin] ?? -1, given: mean[bin] ?? -1 });
    });

  for (const [index, { truth, scores, curves }] of reference.binary.entries()) {
    if (!curves) continue;
    it(`have the points of scikit-learn's curves (${index})`, () => {
      const points = curve({ truth, scores, order: descending(scores) });
      const roc = rocPoints(points);
      const [falsePositives = [], truePositives = []] = curves.roc;
      assertNear(
        roc.map(({ falsePositiveRate }) => falsePositiveRate),
        falsePositives,
      );
      assertNear(
        roc.map(({ truePositiveRate }) => truePositiveRate),
        truePositives,
      );
      const ranked = precisionRecallPoints(points).toReversed();
      const [precisions = [], recalls = []] = curves.precisionRecall;
      assertNear(
        ranked.map((point) => point.precision),
        precisions,
      );
      assertNear(
        ranked.map((point) => point.recall),
        recalls,
      );
    });
  }

  it('leave out points of a curve of many that lie near one that is kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.boolean()), { minLength: 1 }),
        fc.integer({ min: 4, max: 20 }),
        (rows, most) => {
          const truth = rows.map(([, isIt]) => Number(isIt));
          if (!truth.includes(1) || !truth.includes(0)) return;
          const scores = rows.map(([score]) => score);
          const points = curve({ truth, scores, order: descending(scores) });
          const kept = boundedCurve(points, most);
          assert.ok(kept.length <= most, `${kept.length}`);
          assert.deepEqual([kept[0], kept.at(-1)], [points[0], points.at(-1)]);
          if (points.length <= most) assert.deepEqual(kept, points);
          const last = points.at(-1);
          const placeOf = (point: (typeof points)[number]): number =>
            point.truePositives / (last?.truePositives ?? 1) +
            point.falsePositives / (last?.falsePositives ?? 1);
          for (const point of points)
            assert.ok(kept.some((near) => Math.abs(placeOf(near) - placeOf(point)) <= 2 / (most - 2) + 1e-9));
        },
      ),
    );
  });

  for (const { classes, truth, probabilities: values, weights, expected } of reference.several)
    it(`of ${classes} classes equal scikit-learn's`, () => {
      const given = weights ?? undefined;
      const rowOf = (row: number): readonly number[] => values.slice(row * classes, (row + 1) * classes);
      const predicted = truth.map((_, row) => rowOf(row).indexOf(Math.max(...rowOf(row))));
      const confusion = confusionOf(truth, predicted, classes, given);
      const areas = Array.from({ length: classes }, (_, each) => {
        const scores = truth.map((_of, row) => rowOf(row)[each] ?? 0);
        const isIt = truth.map((of) => (of === each ? 1 : 0));
        return rocAuc({ truth: isIt, scores, order: descending(scores), weights: given });
      });
      assertEqual(
        {
          accuracy: accuracy(confusion),
          precision: macro(confusion, precision),
          recall: macro(confusion, recall),
          f1: macro(confusion, f1),
          rocAuc: areas.reduce((sum, area) => sum + area, 0) / classes,
          logLoss: logLoss(truth, { classes, values }, given),
          brier: brier(truth, { classes, values }, given),
        },
        expected,
      );
    });

  for (const { truth, predicted, training, weights, expected, mase: scaled } of reference.numbers)
    it(`of numbers equal scikit-learn's${weights ? ', with weights' : ''}`, () => {
      assertEqual({ ...regressionErrors(truth, predicted, weights ?? undefined) }, expected);
      assertEqual(
        { day: mase(truth, predicted, training), week: mase(truth, predicted, training, 7) },
        { day: scaled[0] ?? -1, week: scaled[1] ?? -1 },
      );
    });

  it('say what cannot be measured', () => {
    const scores = [0.1, 0.2];
    const ranked = { truth: [1, 1], scores, order: descending(scores) };
    assert.ok(Number.isNaN(rocAuc(ranked)));
    assert.ok(Number.isNaN(averagePrecision({ ...ranked, truth: [0, 0] })));
    assert.ok(Number.isNaN(mase([1], [1], [3, 3, 3])));
    assert.equal(regressionErrors([2, 2], [2, 2]).r2, 1);
    assert.equal(regressionErrors([2, 2], [2, 3]).r2, 0);
  });

  it('count what the highest scores find', () => {
    const scores = [0.9, 0.8, 0.7, 0.7];
    const ranked = { truth: [1, 0, 1, 1], scores, order: descending(scores) };
    assert.equal(recallAt(ranked, 1), 1 / 3);
    assert.equal(recallAt(ranked, 3), 2 / 3);
    assert.deepEqual(curve(ranked).at(-1), { threshold: 0.7, truePositives: 3, falsePositives: 1 });
    assert.equal(curve(ranked).length, 3);
  });

  it('give rows as often as their weight says', () => {
    const row = fc.record({
      isIt: fc.integer({ min: 0, max: 1 }),
      score: fc.integer({ min: 0, max: 5 }),
      weight: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const repeated = rows.flatMap((each) => Array.from({ length: each.weight }, () => each));
        const rankedOf = (of: typeof rows) => ({
          truth: of.map(({ isIt }) => isIt),
          scores: of.map(({ score }) => score),
          order: descending(of.map(({ score }) => score)),
        });
        const weights = rows.map(({ weight }) => weight);
        for (const measure of [rocAuc, averagePrecision]) {
          const [one, other] = [measure({ ...rankedOf(rows), weights }), measure(rankedOf(repeated))];
          assert.ok((Number.isNaN(one) && Number.isNaN(other)) || Math.abs(one - other) < 1e-12);
        }
      }),
    );
  });
});

describe('bootstrap intervals', () => {
  const mean = (values: ArrayLike<number>) => (weights: Float64Array) => ({
    mean:
      weights.reduce((sum, weight, row) => sum + weight * (values[row] ?? 0), 0) /
      weights.reduce((sum, weight) => sum + weight, 0),
  });
  const values = Float64Array.from({ length: 400 }, (_, row) => Math.sin(row * 7.3) * 3 + 5);

  it('hold a mean as often as the normal approximation says, and are the same for a seed', () => {
    const found = bootstrap(400, mean(values), { seed: 1, resamples: 1000 })['mean'];
    assert.ok(found);
    // The standard deviation is 3/√2; 1.96 standard errors to each side.
    const half = (1.96 * 3) / Math.SQRT2 / 20;
    assert.ok(Math.abs((found.high - found.low) / 2 - half) < 0.03, JSON.stringify(found));
    assert.deepEqual(bootstrap(400, mean(values), { seed: 1, resamples: 1000 })['mean'], found);
    assert.notDeepEqual(bootstrap(400, mean(values), { seed: 2, resamples: 1000 })['mean'], found);
  });

  it('are wider where rows of a group or of a time are alike', () => {
    const groups = Float64Array.from({ length: 400 }, (_, row) => Math.floor(row / 40));
    const alike = groups.map((group) => Math.sin(group * 7.3) * 3 + 5);
    const widthOf = (drawing: Parameters<typeof bootstrap>[2]['drawing'] & object): number => {
      const found = bootstrap(400, mean(alike), { seed: 1, drawing })['mean'];
      return (found?.high ?? 0) - (found?.low ?? 0);
    };
    const alone = widthOf({ by: 'row' });
    assert.ok(widthOf({ by: 'group', groups }) > 3 * alone);
    assert.ok(widthOf({ by: 'block', length: 40 }) > 3 * alone);
  });

  it('draw as many rows as there are', () => {
    for (const length of [1, 7, 400, 9000]) {
      bootstrap(
        400,
        (weights) => {
          const sum = weights.reduce((all, weight) => all + weight, 0);
          assert.equal(sum, 400);
          return {};
        },
        { seed: 3, resamples: 5, drawing: { by: 'block', length } },
      );
    }
  });

  it('leave out what is missing in most resamples', () => {
    let count = 0;
    const found = bootstrap(4, () => ({ rare: count++ % 4 === 0 ? 1 : Number.NaN }), { seed: 1 });
    assert.deepEqual(found, {});
    assert.equal(quantileOf([1, 2, 3, 4, 5], 0.1), 1.4);
  });
});
