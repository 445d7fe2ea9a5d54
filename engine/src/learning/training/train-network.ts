import { permutation, Random } from '../random.ts';
import { EarlyStopping } from '../early-stopping.ts';
import { LearningFault } from './fault.ts';
import type { LearningCurve } from './learning-curve.ts';
import type { Network } from '../networks/network.ts';
import { initialParameters, networkOf } from '../networks/parameters.ts';
import { NetworkTrainer, type NetworkRows, type TrainerOptions } from './network-trainer.ts';

export interface NetworkOptions extends TrainerOptions {
  /** Times that all rows are gone through, at most. */
  readonly epochs: number;
  /** Epochs without improvement after which training ends. */
  readonly patience: number;
  readonly seed: number;
  /** Rows that were gone through, of all epochs; throws to end the training. */
  readonly onRows: (done: number) => void;
}

/** What a loss must become smaller by to count as better: scikit-learn's. */
const TOLERANCE = 1e-4;

export interface TrainedNetwork {
  readonly network: Network;
  readonly curve: LearningCurve;
}

/**
 * Trains a network by Adam on rows in random order, until the loss of the validation rows (of the training rows, where there are none)
 * no longer becomes smaller. The parameters of the best epoch are kept.
 * @throws LearningFault when the loss is not a number any more.
 */
export async function trainNetwork(
  training: NetworkRows,
  validation: NetworkRows | undefined,
  options: NetworkOptions,
): Promise<TrainedNetwork> {
  const { shape, seed, epochs, learningRate } = options;
  const trainer = await NetworkTrainer.open(options, initialParameters(shape, seed));
  try {
    const stopping = new EarlyStopping(options.patience, TOLERANCE);
    const losses: number[] = [];
    const validationLosses: number[] = [];
    let kept = trainer.parameters;
    for (let epoch = 0; epoch < epochs && !stopping.isOver; epoch++) {
      const order = permutation(training.rows, new Random(seed, 1, epoch));
      const loss = await trainer.epoch(training, order, (done) => {
        options.onRows(epoch * training.rows + done);
      });
      const watched = validation ? await trainer.loss(validation) : loss;
      if (!Number.isFinite(loss) || !Number.isFinite(watched))
        throw new LearningFault({ code: 'diverged', epoch: epoch + 1, learningRate });
      losses.push(loss);
      if (validation) validationLosses.push(watched);
      if (stopping.isBest(watched)) kept = trainer.parameters;
    }
    return {
      network: networkOf(shape, kept),
      curve: {
        unit: 'epoch',
        training: losses,
        ...(validation && { validation: validationLosses }),
        kept: stopping.best,
      },
    };
  } finally {
    await trainer.close();
  }
}
