import { trainLogistic } from '../engine/src/learning/linear/logistic.ts';
import { scoresOf } from '../engine/src/learning/linear/matrix.ts';
import { networkScores } from '../engine/src/learning/networks/network.ts';
import { trainNetwork } from '../engine/src/learning/training/train-network.ts';
import type { Features } from '../engine/src/learning/trees/bins.ts';
import { BOOSTING, trainBoosting } from '../engine/src/learning/trees/boosting.ts';
import { FOREST, trainForest } from '../engine/src/learning/trees/forest.ts';
import { sumsOf } from '../engine/src/learning/trees/tree.ts';
import { COLUMNS, type TwoClasses } from './two-classes.ts';

/** Epochs of a network, without early stopping. */
export const EPOCHS = 20;

/** Gives each row a score, higher for class 1. */
type Scorer = (rows: TwoClasses) => Float64Array;

/** Trains a model of each kind with the parameters of its peer. */
export const TRAINERS: Readonly<
  Record<string, (rows: TwoClasses, seed: number) => Scorer | Promise<Scorer>>
> = {
  forest: (rows, seed) => {
    const ensemble = trainForest(
      featuresOf(rows),
      { outputs: 1, weights: ones(rows), sums: Float64Array.from(rows.y) },
      { ...FOREST, seed },
    );
    return (others) => sumsOf(ensemble, featuresOf(others));
  },
  boosting: (rows, seed) => {
    const objective = { of: 'classes', classes: 2 } as const;
    const options = { ...BOOSTING, seed };
    const { ensemble } = trainBoosting(featuresOf(rows), rows.y, ones(rows), objective, options);
    return (others) => sumsOf(ensemble, featuresOf(others));
  },
  logistic: (rows) => {
    const { model } = trainLogistic(matrixOf(rows), rows.y, ones(rows), { classes: 2, c: 1 });
    return (others) => scoresOf(model, matrixOf(others));
  },
  mlp: async (rows, seed) => {
    const { network } = await trainNetwork(
      {
        rows: rows.rows,
        inputs: rows.x,
        weights: ones(rows),
        writeTruth: (row, into, at) => {
          into[at] = rows.y[row] ?? 0;
        },
      },
      undefined,
      {
        shape: { sizes: [COLUMNS, 64, 32, 1], activation: 'relu' },
        loss: 'two-classes',
        learningRate: 0.001,
        penalty: 0.0001,
        batchSize: 200,
        epochs: EPOCHS,
        patience: Infinity,
        seed,
        onRows: () => undefined,
      },
    );
    return (others) => networkScores(network, matrixOf(others));
  },
};

function ones({ rows }: TwoClasses): Float64Array {
  return new Float64Array(rows).fill(1);
}

function featuresOf({ rows, x }: TwoClasses): Features {
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    Float32Array.from({ length: rows }, (_, row) => x[row * COLUMNS + column] ?? 0),
  );
  return { rows, columns };
}

function matrixOf({ rows, x }: TwoClasses): {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
} {
  return { rows, columns: COLUMNS, values: new Float64Array(x) };
}
