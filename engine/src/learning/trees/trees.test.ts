import assert from 'node:assert/strict';
import fc from 'fast-check';
import { descending, rocAuc } from '../metrics/ranking.ts';
import reference from '../testing/learners.json' with { type: 'json' };
import { waves } from '../testing/waves.ts';
import { binned, type Features } from './bins.ts';
import { BOOSTING, softmax, trainBoosting } from './boosting.ts';
import { FOREST, trainForest } from './forest.ts';
import { anomalyScore, expectedPath, trainIsolation } from './isolation.ts';
import { sumsOf, type Ensemble } from './tree.ts';

const training = waves(1, 2000);
const test = waves(2, 2000);
const ones = (rows: number): Float64Array => new Float64Array(rows).fill(1);

function areaOf(ensemble: Ensemble): number {
  const scores = sumsOf(ensemble, test.features);
  return rocAuc({ truth: test.truth, scores, order: descending(scores) });
}

function forestOf({ features, truth }: typeof training, seed: number, trees = FOREST.trees): Ensemble {
  const targets = { outputs: 1, weights: ones(features.rows), sums: Float64Array.from(truth) };
  return trainForest(features, targets, { ...FOREST, trees, seed });
}

describe('bins', () => {
  it('hold what is at most their edge, and missing values behind the last', () => {
    const value = fc.oneof(
      fc.constant(Number.NaN),
      fc.integer({ min: -9, max: 9 }),
      fc.float({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 700 }), (values) => {
        const column = Float32Array.from(values);
        const { columns, edges } = binned({ rows: column.length, columns: [column] }, 1);
        const [bins = new Uint8Array()] = columns;
        const [own = new Float32Array()] = edges;
        assert.ok(own.length <= 255);
        assert.deepEqual(own, own.toSorted());
        for (const [row, value] of column.entries()) {
          const bin = bins[row] ?? 0;
          if (Number.isNaN(value)) assert.equal(bin, own.length);
          else {
            if (bin < own.length) assert.ok(value <= (own[bin] ?? 0));
            if (bin > 0) assert.ok(value > (own[bin - 1] ?? 0));
          }
        }
      }),
    );
  });

  it('hold about as many rows each', () => {
    const column = Float32Array.from({ length: 10_000 }, (_, row) => Math.sin(row * 91.7) * 1000);
    const [bins = new Uint8Array()] = binned({ rows: 10_000, columns: [column] }, 1).columns;
    const counts = new Uint32Array(256);
    for (const bin of bins) counts[bin] = (counts[bin] ?? 0) + 1;
    assert.ok(
      counts.every((count) => count === 0 || (count >= 38 && count <= 41)),
      counts.join(' '),
    );
  });
});

describe('random forest', () => {
  it('is as good as scikit-learn’s, and the same for a seed', () => {
    const area = areaOf(forestOf(training, 1));
    assert.ok(Math.abs(area - reference.areas.forest) < 0.005, `${area}`);
    assert.deepEqual(forestOf(training, 1, 3), forestOf(training, 1, 3));
    assert.notDeepEqual(forestOf(training, 2, 3).trees, forestOf(training, 1, 3).trees);
  });

  it('has for each tree a stream of its own: more trees do not change the first', () => {
    assert.deepEqual(forestOf(training, 1, 4).trees.length, 4);
    const shape = (trees: number) => forestOf(training, 1, trees).trees[1]?.feature;
    assert.deepEqual(shape(2), shape(4));
  });

  it('tells several classes apart', () => {
    const column = Float32Array.from({ length: 300 }, (_, row) => row);
    const sums = new Float64Array(900);
    for (let row = 0; row < 300; row++) sums[row * 3 + Math.floor(row / 100)] = 1;
    const features = { rows: 300, columns: [column] };
    const found = sumsOf(
      trainForest(features, { outputs: 3, weights: ones(300), sums }, { ...FOREST, trees: 30, seed: 1 }),
      features,
    );
    for (const row of [10, 150, 290]) {
      const own = [...found.slice(row * 3, row * 3 + 3)];
      assert.equal(own.indexOf(Math.max(...own)), Math.floor(row / 100));
      assert.ok(Math.abs(own.reduce((sum, share) => sum + share, 0) - 30) < 0.001);
    }
  });

  it('sends missing values right, and learns from their being missing', () => {
    const column = Float32Array.from({ length: 200 }, (_, row) => (row % 2 ? Number.NaN : row));
    const features: Features = { rows: 200, columns: [column] };
    const sums = Float64Array.from({ length: 200 }, (_, row) => row % 2);
    const ensemble = trainForest(features, { outputs: 1, weights: ones(200), sums }, { ...FOREST, seed: 1 });
    const found = sumsOf(ensemble, { rows: 2, columns: [Float32Array.of(3e38, Number.NaN)] });
    assert.deepEqual([...found], [0, 100]);
  });

  it('answers with one number where nothing can be told', () => {
    const constant = {
      rows: 50,
      columns: [new Float32Array(50).fill(4), new Float32Array(50).fill(Number.NaN)],
    };
    const sums = new Float64Array(50).fill(1, 0, 25);
    const { trees } = trainForest(constant, { outputs: 1, weights: ones(50), sums }, { ...FOREST, seed: 1 });
    for (const tree of trees) assert.equal(tree.feature.length, 1);
    const pure = forestOf({ features: training.features, truth: new Uint8Array(2000).fill(1) }, 1, 3);
    for (const tree of pure.trees) assert.equal(tree.feature.length, 1);
  });

  it('takes weights as the number of rows', () => {
    const weights = Float64Array.from(training.truth, (isIt) => (isIt ? 1 : 0));
    const sums = Float64Array.from(training.truth);
    const ensemble = trainForest(
      training.features,
      { outputs: 1, weights, sums },
      { ...FOREST, trees: 5, seed: 1 },
    );
    assert.ok(sumsOf(ensemble, test.features).every((sum) => sum === 5));
  });

  it('adds up exactly as 32-bit numbers, in any order', () => {
    const { trees } = forestOf(training, 1);
    const answers = trees.map((tree) => tree.value[tree.value.length - 1] ?? 0);
    const sum = (of: readonly number[]): number =>
      of.reduce((all, value) => Math.fround(all + Math.fround(value)), 0);
    const exact = answers.reduce((all, value) => all + value, 0);
    assert.equal(sum(answers), exact);
    assert.equal(sum(answers.toSorted()), exact);
  });

  it('stops when it is told to', () => {
    const targets = { outputs: 1, weights: ones(2000), sums: Float64Array.from(training.truth) };
    const onTree = (done: number): void => {
      if (done === 2) throw new Error('enough');
    };
    assert.throws(() => trainForest(training.features, targets, { ...FOREST, seed: 1, onTree }), /enough/u);
  });
});

describe('gradient boosting', () => {
  const { features, truth } = training;
  const boost = (to: ArrayLike<number>, objective: Parameters<typeof trainBoosting>[3], rounds = 100) =>
    trainBoosting(features, to, ones(features.rows), objective, { ...BOOSTING, rounds, seed: 1 });

  it('is as good as scikit-learn’s', () => {
    const area = areaOf(boost(truth, { of: 'classes', classes: 2 }).ensemble);
    assert.ok(Math.abs(area - reference.areas.boosting) < 0.005, `${area}`);
  });

  it('grows no more leaves than it may, and none smaller than it may', () => {
    const { ensemble } = boost(truth, { of: 'classes', classes: 2 }, 5);
    for (const { feature } of ensemble.trees) assert.ok(feature.filter((column) => column < 0).length <= 31);
  });

  it('finds classes, and numbers', () => {
    const third = Uint8Array.from(truth, (isIt, row) =>
      isIt ? ((features.columns[1]?.[row] ?? 0) > 0.6 ? 2 : 1) : 0,
    );
    const several = boost(third, { of: 'classes', classes: 3 }, 30);
    const scores = sumsOf(several.ensemble, features).map((score, at) => score + (several.base[at % 3] ?? 0));
    const shares = softmax(scores, 3);
    const hits = third.filter((of, row) => {
      const own = [...shares.subarray(row * 3, row * 3 + 3)];
      return own.indexOf(Math.max(...own)) === of;
    });
    assert.ok(hits.length > 1900, `${hits.length} of 2000`);
    const numbers = Float64Array.from(features.columns[0] ?? [], (value) => 1e6 + value * 10);
    const boosted = boost(numbers, { of: 'number' });
    const found = sumsOf(boosted.ensemble, features).map((sum) => sum + (boosted.base[0] ?? 0));
    const error = found.reduce((sum, value, row) => sum + Math.abs(value - (numbers[row] ?? 0)), 0) / 2000;
    assert.ok(error < 0.1, `${error}`);
  });
});

describe('isolation forest', () => {
  it('scores rows that are unlike the others higher', () => {
    const column = Float32Array.from({ length: 500 }, (_, row) => Math.sin(row * 91.7));
    column[7] = 40;
    column[9] = Number.NaN;
    const features = { rows: 500, columns: [column] };
    const { ensemble, expected } = trainIsolation(features, { trees: 100, sample: 256, seed: 1 });
    const scores = sumsOf(ensemble, features).map((sum) => anomalyScore(sum / 100, expected));
    const order = descending(scores);
    assert.deepEqual([...order.subarray(0, 2)].sort(), [7, 9]);
    assert.ok(
      (scores[7] ?? 0) > 0.7 && (scores[order[250] ?? 0] ?? 1) < 0.55,
      `${scores[7]} ${scores[order[250] ?? 0]}`,
    );
    assert.equal(expectedPath(1), 0);
    assert.ok(Math.abs(expectedPath(256) - 10.244_770_920_119_917) < 1e-12);
  });

  it('ends where all rows are alike', () => {
    const features = { rows: 20, columns: [new Float32Array(20).fill(1)] };
    const { ensemble } = trainIsolation(features, { trees: 3, sample: 256, seed: 1 });
    assert.ok(ensemble.trees.every(({ feature }) => feature.length === 1));
  });
});
