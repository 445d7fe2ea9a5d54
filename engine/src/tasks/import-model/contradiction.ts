import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { isContradiction } from '../../learning/foreign/class-doubt.ts';
import type { Predictions } from '../../learning/model/model.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';

/**
 * Refuses a model of two classes whose scores are those of the other class, as skl2onnx exports a support vector machine without
 * probabilities: whatever the threshold, rows of the second class have the higher scores for it.
 * @throws TaskError
 */
export function mustNotContradict(predictions: Predictions, { classes = [] }: ModelNotes): void {
  if (predictions.of !== 'classes' || classes.length !== 2) return;
  if (isContradiction(predictions.labels, predictions.probabilities))
    throw new TaskError(
      t(
        'The scores of the model contradict its classes: rows that it says are "{0}" have lower scores for "{0}" than the others. Export it with probabilities',
        String(classes[1]),
      ),
    );
}
