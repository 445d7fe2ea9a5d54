import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { hasLetterCell, lettersChange, lettersIn } from '../edit.ts';
import type { Assignment, Matrix, RaciModel } from '../model.ts';
import { dutyOf, type Duty } from '../variant.ts';
import { rowsOf } from './rows.ts';

/** Duties of which the first says all that the second would, or the opposite of it. */
const CONTRADICTIONS: readonly (readonly [Duty, Duty])[] = [
  ['own', 'advise'],
  ['own', 'know'],
  ['do', 'know'],
  ['own', 'out'],
  ['do', 'out'],
  ['advise', 'out'],
  ['know', 'out'],
];

/** Letters in one cell that contradict each other: who decides is not consulted. C/I does not: who is asked may be told the result. */
export const contradictoryCell: Rule<RaciModel> = {
  id: 'raci/contradictory-cell',
  severity: 'warning',
  *check(context) {
    for (const { matrix, activity } of rowsOf(context)) {
      for (const assignment of activity.assignments) {
        if (assignment.placed.length < 2 || assignment.conditional) continue;
        const pair = contradiction(matrix, assignment);
        if (!pair) continue;
        const [kept, dropped] = pair;
        const first = assignment.placed[0]?.span ?? assignment.cell;
        const last = assignment.placed.at(-1)?.span ?? assignment.cell;
        const rest = lettersIn(assignment).filter((letter) => letter !== dropped);
        yield {
          message: t('{0} and {1} cannot be in the same cell', kept, dropped),
          span: { start: first.start, end: last.end },
          ...(hasLetterCell(matrix, assignment)
            ? {
                fixes: [
                  {
                    title: t('Keep {0}', rest.join('/')),
                    changes: () => [lettersChange(context.document.uri, assignment, rest)],
                  },
                ],
              }
            : {}),
        };
      }
    }
  },
};

function contradiction(matrix: Matrix, assignment: Assignment): readonly [string, string] | undefined {
  const byDuty = new Map<Duty, string>();
  for (const letter of lettersIn(assignment)) {
    const meaning = matrix.letters.get(letter);
    if (meaning) byDuty.set(dutyOf(meaning), letter);
  }
  for (const [strong, weak] of CONTRADICTIONS) {
    const kept = byDuty.get(strong);
    const dropped = byDuty.get(weak);
    if (kept !== undefined && dropped !== undefined) return [kept, dropped];
  }
  return undefined;
}
