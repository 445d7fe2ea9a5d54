import { t } from '@vscode/l10n';
import type { Fix, RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { holders, isFilled, lettersShown, type Holder } from '../duty.ts';
import { hasLetterCell, lettersChange, lettersIn } from '../edit.ts';
import type { Matrix, RaciModel } from '../model.ts';
import { letterWithDuty } from '../variant.ts';
import { rowsOf } from './rows.ts';

/** Exactly one role answers for each activity: with none nobody does, and with two each counts on the other. */
export const oneAccountable: Rule<RaciModel> = {
  id: 'raci/one-accountable',
  severity: 'error',
  *check(context) {
    const { uri } = context.document;
    for (const { matrix, activity } of rowsOf(context)) {
      const letter = lettersShown(matrix, 'own');
      const owners = holders(matrix, activity, 'own');
      if (letter === '' || owners.length === 1 || !isFilled(activity)) continue;
      if (owners.length === 0) {
        yield {
          message: t('No role is accountable ({1}) for "{0}"', activity.name, letter),
          span: activity.span,
          fixes: holders(matrix, activity, 'do').flatMap((doer) => appointment(uri, matrix, doer)),
        };
      } else yield severalOwners(uri, matrix, activity.name, owners, letter);
    }
  },
};

function severalOwners(
  uri: string,
  matrix: Matrix,
  name: string,
  owners: readonly Holder[],
  letter: string,
): RuleFinding {
  const [first, ...others] = owners;
  const last = owners.at(-1);
  const names = owners.map(({ assignment }) => assignment.name).join(', ');
  const shown = others[0] ?? first;
  return {
    message: t(
      '{1} roles are accountable ({2}) for "{0}": {3}. Only one is allowed',
      name,
      owners.length,
      letter,
      names,
    ),
    span: shown?.span ?? last?.span ?? { start: 0, end: 0 },
    related: owners
      .filter((owner) => owner !== shown)
      .map(({ assignment, span }) => ({
        uri,
        span,
        message: t('"{0}" is accountable too', assignment.name),
      })),
    fixes: owners.flatMap((kept) => onlyOwner(uri, matrix, kept, owners)),
  };
}

/** The one who does the work answers for it too. */
function appointment(uri: string, matrix: Matrix, doer: Holder): Fix[] {
  const own = letterWithDuty(matrix.letters, 'own');
  if (own === undefined || !hasLetterCell(matrix, doer.assignment)) return [];
  return [
    {
      title: t('Make "{0}" accountable too ({1})', doer.assignment.name, own),
      changes: () => [lettersChange(uri, doer.assignment, [own, ...lettersIn(doer.assignment)])],
    },
  ];
}

/** The others keep their further letters, or are consulted. */
function onlyOwner(uri: string, matrix: Matrix, kept: Holder, owners: readonly Holder[]): Fix[] {
  const advise = letterWithDuty(matrix.letters, 'advise');
  const others = owners.filter((owner) => owner !== kept);
  if (advise === undefined || !others.every(({ assignment }) => hasLetterCell(matrix, assignment))) return [];
  return [
    {
      title: t('Keep only "{0}" accountable', kept.assignment.name),
      changes: () =>
        others.map(({ assignment, letter }) => {
          const rest = lettersIn(assignment).filter((other) => other !== letter);
          return lettersChange(uri, assignment, rest.length > 0 ? rest : [advise]);
        }),
    },
  ];
}
