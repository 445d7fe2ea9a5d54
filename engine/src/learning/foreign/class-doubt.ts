import { confusionOf, type Confusion } from '../metrics/confusion.ts';
import { descending, rocAuc } from '../metrics/ranking.ts';
import type { ClassName, Predictions } from '../model/model.ts';
import type { ModelNotes } from '../training/notes.ts';

/** What speaks against the classes that the answers of a model of another program are taken for. */
export type ClassDoubt =
  | {
      /** Most rows that it predicts as one class belong to another. */
      readonly of: 'order';
      /** The order of its classes that fits the true values. */
      readonly fitting: readonly ClassName[];
    }
  | {
      /** Rows of a class have lower scores for it than the others. */
      readonly of: 'scores';
      readonly name: ClassName;
      /** Of these scores. */
      readonly rocAuc: number;
    }
  | {
      /** Rows that it says are of a class have lower scores for it than the others. */
      readonly of: 'contradiction';
      readonly name: ClassName;
    };

/** Standard errors that chance does not bring about: once in 30,000 models that guess. */
const BEYOND = 4;
/** A ROC-AUC that is not merely bad: turned around, it would be that of a model. */
const TURNED = 0.35;

/**
 * Whether the classes of a model of another program are other ones than its answers were taken for; undefined where nothing says so, and
 * for models of Vitruve, which cannot mistake them.
 * @param truth classes from 0, where they are known.
 */
export function classDoubt(
  { algorithm, classes = [] }: Pick<ModelNotes, 'algorithm' | 'classes'>,
  predictions: Predictions,
  truth?: ArrayLike<number>,
): ClassDoubt | undefined {
  if (algorithm !== 'imported' || predictions.of !== 'classes') return undefined;
  const { labels, probabilities } = predictions;
  if (truth) {
    const order = fittingOrder(confusionOf(truth, labels, classes.length));
    if (order) return { of: 'order', fitting: order.map((place) => classes[place] ?? '') };
  }
  const [, name] = classes;
  if (classes.length !== 2 || name === undefined) return undefined;
  if (isContradiction(labels, probabilities)) return { of: 'contradiction', name };
  const isSecond = Uint8Array.from(truth ?? [], (each) => (each === 1 ? 1 : 0));
  const turned = truth && turnedAuc(isSecond, seconds(probabilities));
  return turned === undefined ? undefined : { of: 'scores', name, rocAuc: turned };
}

/** The ROC-AUC of scores that say the opposite of what is true, beyond chance; undefined for all others. */
export function turnedAuc(truth: Uint8Array, scores: Float64Array): number | undefined {
  const positives = truth.reduce((sum, each) => sum + each, 0);
  const negatives = truth.length - positives;
  const auc = rocAuc({ truth, scores, order: descending(scores) });
  // The standard error of guessing (Mann and Whitney).
  const error = Math.sqrt((truth.length + 1) / (12 * positives * negatives));
  return auc <= TURNED && 0.5 - auc > BEYOND * error ? auc : undefined;
}

/** Whether the scores of two classes are those of the other one: whatever the threshold, rows of a class have the higher scores for it. */
export function isContradiction(labels: Uint32Array, probabilities: Float64Array): boolean {
  const meanOf = (label: number): number => {
    const own = seconds(probabilities).filter((_, row) => labels[row] === label);
    return own.reduce((sum, each) => sum + each, 0) / own.length;
  };
  // Of a class that is never predicted, there is no mean.
  return meanOf(1) < meanOf(0);
}

function seconds(probabilities: Float64Array): Float64Array {
  return Float64Array.from({ length: probabilities.length / 2 }, (_, row) => probabilities[row * 2 + 1] ?? 0);
}

/**
 * What each predicted class mostly is, where these are all classes in another order; undefined where they are not, and where chance
 * may have moved them.
 */
function fittingOrder({ classes, counts }: Confusion): readonly number[] | undefined {
  const rowsOf = (actual: number, predicted: number): number => counts[actual * classes + predicted] ?? 0;
  const places = Array.from({ length: classes }, (_, place) => place);
  const order = places.map((predicted) => {
    let most = predicted;
    for (const actual of places) if (rowsOf(actual, predicted) > rowsOf(most, predicted)) most = actual;
    return most;
  });
  const moved = places.filter((place) => order[place] !== place);
  const isMoved = moved.every((place) => {
    const [other, own] = [rowsOf(order[place] ?? 0, place), rowsOf(place, place)];
    return other - own > BEYOND * Math.sqrt(other + own);
  });
  return moved.length > 0 && isMoved && new Set(order).size === classes ? order : undefined;
}
