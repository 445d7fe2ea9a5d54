import { t } from '@vscode/l10n';
import type { ClassDoubt } from '../foreign/class-doubt.ts';
import { shownNumber } from './requirement.ts';

/** A doubt about the classes of a model as a warning, with what to do; nothing without a doubt. */
export function classDoubtLines(doubt: ClassDoubt | undefined): readonly string[] {
  return doubt ? [classDoubtText(doubt)] : [];
}

function classDoubtText(doubt: ClassDoubt): string {
  switch (doubt.of) {
    case 'order':
      return t(
        'Warning: the classes of the model seem to be in another order: most rows predicted as one class belong to another. If so, run "vitruve import-model" with "{0}"',
        doubt.fitting.map((name) => `--classes ${name}`).join(' '),
      );
    case 'scores':
      return t(
        'Warning: the scores of the model seem to be those of another class: rows that are "{0}" have lower scores for "{0}" than the others. ROC-AUC is {1}, and would be {2} the other way around. If so, name the classes in the order of the scores with "--classes" of "vitruve import-model"',
        String(doubt.name),
        shownNumber(doubt.rocAuc),
        shownNumber(1 - doubt.rocAuc),
      );
    case 'contradiction':
      return t(
        'Warning: the scores of the model contradict its classes: rows that it says are "{0}" have lower scores for "{0}" than the others. Export it with probabilities',
        String(doubt.name),
      );
  }
}
