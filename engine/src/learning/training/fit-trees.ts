import { treeFeatures } from '../model/encoding.ts';
import type { Core } from '../model/model.ts';
import { BOOSTING, trainBoosting } from '../trees/boosting.ts';
import { FOREST, trainForest } from '../trees/forest.ts';
import type { Targets } from '../trees/histogram.ts';
import type { LearningCurve } from './learning-curve.ts';
import type { Parameters } from './request.ts';
import { weightedMean, type TrainingRows } from './training-rows.ts';

/** A random forest. @param classes 0 for numbers. @param onProgress from 0 to 1. */
export function forest(
  { encoders, table, values, weights }: TrainingRows,
  classes: number,
  parameters: Parameters,
  seed: number,
  onProgress: (progress: number) => void,
): Core {
  const features = treeFeatures(encoders, table);
  const { trees = FOREST.trees, maxDepth = FOREST.maxDepth } = parameters;
  // Numbers are learned as their distance from the mean: sums of them stay exact.
  const mean = classes === 0 ? weightedMean(values, weights) : 0;
  const ensemble = trainForest(features, forestTargets(values, weights, classes, mean), {
    trees,
    maxDepth,
    minRows: parameters.minRows ?? FOREST.minRows,
    columnsPerSplit: classes === 0 ? Math.max(1, Math.floor(features.columns.length / 3)) : undefined,
    seed,
    onTree: (done) => {
      onProgress(done / trees);
    },
  });
  return { by: 'trees', ensemble, divisor: trees, base: new Float64Array(ensemble.outputs).fill(mean) };
}

function forestTargets(values: Float64Array, weights: Float64Array, classes: number, mean: number): Targets {
  if (classes <= 2)
    return { outputs: 1, weights, sums: values.map((value, row) => (value - mean) * (weights[row] ?? 0)) };
  const sums = new Float64Array(values.length * classes);
  for (const [row, of] of values.entries()) sums[row * classes + of] = weights[row] ?? 0;
  return { outputs: classes, weights, sums };
}

/** Gradient boosting. @param classes 0 for numbers. @param onProgress from 0 to 1. */
export function boosting(
  { encoders, table, values, weights }: TrainingRows,
  classes: number,
  parameters: Parameters,
  seed: number,
  onProgress: (progress: number) => void,
  validation: TrainingRows | undefined,
): { readonly core: Core; readonly learningCurve?: LearningCurve } {
  const { trees: rounds = BOOSTING.rounds } = parameters;
  const objective = classes === 0 ? ({ of: 'number' } as const) : ({ of: 'classes', classes } as const);
  const { patience } = parameters;
  const { ensemble, base, losses } = trainBoosting(
    treeFeatures(encoders, table),
    values,
    weights,
    objective,
    {
      rounds,
      learningRate: parameters.learningRate ?? BOOSTING.learningRate,
      maxLeaves: parameters.maxLeaves ?? BOOSTING.maxLeaves,
      maxDepth: parameters.maxDepth ?? BOOSTING.maxDepth,
      minRows: parameters.minRows ?? BOOSTING.minRows,
      l2: BOOSTING.l2,
      seed,
      watched:
        validation && patience !== undefined
          ? {
              features: treeFeatures(encoders, validation.table),
              truth: validation.values,
              weights: validation.weights,
              patience,
            }
          : undefined,
      onRound: (done) => {
        onProgress(done / rounds);
      },
    },
  );
  return {
    core: { by: 'trees', ensemble, divisor: 1, base },
    ...(losses && {
      learningCurve: {
        unit: 'round',
        training: losses.training,
        validation: losses.watched,
        kept: losses.kept,
      },
    }),
  };
}
