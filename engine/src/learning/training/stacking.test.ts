import assert from 'node:assert/strict';
import { Random } from '../random.ts';
import type { TableColumn } from '../model/table.ts';
import { fitModel } from './fit-model.ts';
import { LearningFault } from './fault.ts';
import type { StackedBase, TrainingRequest } from './request.ts';
import { sampleOf } from './sample.ts';
import { train } from './train.ts';

const ROWS = 300;
const FOREST: StackedBase = { name: 'forest', algorithm: 'random-forest', parameters: { trees: 10 } };
const BASES: readonly StackedBase[] = [FOREST, { name: 'line', algorithm: 'logistic', parameters: {} }];

/** A column that x and y tell, and one that nothing tells. */
function requestOf(
  kind: 'two' | 'three' | 'number' | 'noise',
  changes: Partial<TrainingRequest> = {},
): TrainingRequest {
  const random = new Random(5);
  const x = Float64Array.from({ length: ROWS }, () => random.next());
  const y = Float64Array.from({ length: ROWS }, () => random.next());
  const sums = x.map((value, row) => value + 2 * (y[row] ?? 0) ** 2 + random.next() / 2);
  const noise = sums.map(() => random.next());
  const classes = (cuts: readonly number[], values = sums): readonly string[] =>
    Array.from(values, (value) => `c${cuts.filter((cut) => value > cut).length}`);
  const targets: Readonly<Record<typeof kind, TableColumn>> = {
    two: { name: 'two', type: 'text', values: classes([1.3]) },
    three: { name: 'three', type: 'text', values: classes([0.9, 1.8]) },
    noise: { name: 'noise', type: 'text', values: classes([0.5], noise) },
    number: { name: 'number', type: 'number', values: sums },
  };
  return {
    table: {
      rows: ROWS,
      columns: [
        { name: 'x', type: 'number', values: x },
        { name: 'y', type: 'number', values: y },
      ],
    },
    target: targets[kind],
    algorithm: 'stacking',
    problem: undefined,
    parameters: {},
    bases: kind === 'number' ? [FOREST, { name: 'line', algorithm: 'ridge', parameters: {} }] : BASES,
    split: { by: 'random', validation: 0.15, test: 0.2 },
    positive: undefined,
    isBalanced: false,
    threshold: { by: 'value', value: 0.5 },
    seed: 3,
    threads: 1,
    version: '1',
    ...changes,
  };
}

const done = (): void => undefined;

describe('stacking', function () {
  this.timeout(60_000);

  for (const kind of ['two', 'three', 'number'] as const)
    it(`is one file that answers as its models (${kind}), the same for 1 and 4 threads`, async () => {
      const { bytes, proof, bases = [], evaluations } = await train(requestOf(kind), done);
      assert.ok(proof.difference < 1e-6 && proof.rows > 100);
      const other = await train(requestOf(kind, { threads: 4 }), done);
      assert.deepEqual(other.bytes, bytes);
      assert.deepEqual(
        bases.map(({ name }) => name),
        ['forest', 'line'],
      );
      const own = evaluations.test?.measures ?? {};
      for (const base of bases)
        assert.deepEqual(Object.keys(base.evaluations.test?.measures ?? {}), Object.keys(own));
    });

  it('does not learn from predictions of rows that a base model was trained on', async () => {
    // A forest knows its own rows by heart: seen so, it would be trusted.
    const { sample } = sampleOf(requestOf('noise'));
    const { model } = await fitModel(sample, requestOf('noise'), done);
    assert.ok(model.core.by === 'stack');
    const [trust = Number.NaN] = model.core.model.coefficients;
    assert.ok(Math.abs(trust) < 2, `a coefficient of ${trust}`);
    const { model: known } = await fitModel(sample, requestOf('two'), done);
    assert.ok(known.core.by === 'stack');
  });

  it('calibrates, and chooses a threshold on the validation rows, as other models', async () => {
    const request = requestOf('two', { calibration: 'sigmoid', threshold: { by: 'f1' } });
    const { threshold, proof } = await train(request, done);
    assert.ok(threshold !== undefined && threshold !== 0.5);
    assert.ok(proof.difference < 1e-6);
  });

  it('learns of what came before where rows have times', async () => {
    const times = Float64Array.from({ length: ROWS }, (_, row) => row);
    const split = { by: 'time', times, gap: 2, validation: 0.15, test: 0.2 } as const;
    const { rows } = await train(requestOf('two', { split }), done);
    assert.ok(rows.unused > 0);
  });

  it('refuses base models that do not predict the target', async () => {
    const wrong: StackedBase = { name: 'line', algorithm: 'ridge', parameters: {} };
    await assert.rejects(
      train(requestOf('two', { bases: [...BASES, wrong] }), done),
      (error) => error instanceof LearningFault && error.fault.code === 'wrong-problem',
    );
  });
});
