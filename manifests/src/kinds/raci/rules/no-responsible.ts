import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { holders, isFilled, lettersShown } from '../duty.ts';
import { hasLetterCell, lettersChange, lettersIn } from '../edit.ts';
import type { Matrix, RaciModel } from '../model.ts';
import { letterWithDuty } from '../variant.ts';
import { rowsOf } from './rows.ts';

/** Rows from which on it is how the house writes it, and no oversight, that none of them has an R. */
const MIN_STYLE = 3;
/** Rows from which on it is a style that no cell has both A and R. */
const MIN_APART = 5;

/** Somebody does the work of each activity. */
export const noResponsible: Rule<RaciModel> = {
  id: 'raci/no-responsible',
  severity: 'warning',
  *check(context) {
    const { uri } = context.document;
    const doers = new Set(context.model.matrices.filter(namesDoers));
    for (const { matrix, activity } of rowsOf(context)) {
      const letter = lettersShown(matrix, 'do');
      // A matrix without a single R does not say who does the work: of gates and approvals, for example.
      if (!doers.has(matrix)) continue;
      if (letter === '' || !isFilled(activity) || holders(matrix, activity, 'do').length > 0) continue;
      const owners = holders(matrix, activity, 'own');
      if (owners.length > 0 && context.settings.raci.accountableImpliesResponsible) continue;
      const doing = letterWithDuty(matrix.letters, 'do');
      const [owner] = owners;
      const isDone = owners.length === 1 && meansBoth(matrix);
      yield {
        ...(isDone ? { atMost: 'hint' } : {}),
        message: t('No role is responsible ({1}) for "{0}"', activity.name, letter),
        span: activity.span,
        ...(owner && doing && hasLetterCell(matrix, owner.assignment)
          ? {
              fixes: [
                {
                  title: t('Make "{0}" responsible too ({1})', owner.assignment.name, doing),
                  changes: () => [
                    lettersChange(uri, owner.assignment, [...lettersIn(owner.assignment), doing]),
                  ],
                },
              ],
            }
          : {}),
      };
    }
  },
};

function namesDoers(matrix: Matrix): boolean {
  if (matrix.activities.length < MIN_STYLE) return true;
  return matrix.activities.some((activity) => holders(matrix, activity, 'do').length > 0);
}

/**
 * True for a matrix that never writes A and R into one cell: an A alone in its row is then likely to stand for both. Kept, for it is
 * asked for each row.
 */
const meansBoth = keptBy(
  (matrix: Matrix): boolean =>
    matrix.activities.length >= MIN_APART &&
    !matrix.activities.some((activity) => {
      const doers = new Set(holders(matrix, activity, 'do').map(({ assignment }) => assignment));
      return holders(matrix, activity, 'own').some(({ assignment }) => doers.has(assignment));
    }),
);
