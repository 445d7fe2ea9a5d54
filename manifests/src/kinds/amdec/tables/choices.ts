import { t } from '@vscode/l10n';
import type { ColumnChoice, ImportProblem } from '../../../core/sheet.ts';
import { isChosen } from './assign.ts';
import { FIELD_NAMES, fieldNamed } from './fields.ts';
import type { Header } from './header.ts';

/** Why choices of a person cannot be followed: a field that there is not, a column that no sheet has, or several. */
export function choiceProblems(
  choices: readonly ColumnChoice[],
  sheets: readonly { readonly name: string; readonly header: Header }[],
): readonly ImportProblem[] {
  return choices.flatMap((choice): ImportProblem[] => {
    if (choice.field !== 'other' && !fieldNamed(choice.field)) {
      const fields = [...FIELD_NAMES, 'other'].join(', ');
      return [problem(t('"{0}" is not a field of an FMEA table. Valid values: {1}', choice.field, fields))];
    }
    const counts = sheets.map(
      ({ name, header }) =>
        header.headings.filter((heading, column) => isChosen(choice, name, column, heading)).length,
    );
    if (counts.every((count) => count === 0)) return [problem(t('No column "{0}" was found', choice.column))];
    return counts.some((count) => count > 1)
      ? [problem(t('Several columns are called "{0}": use the number of the column', choice.column))]
      : [];
  });
}

function problem(message: string): ImportProblem {
  return { severity: 'error', message };
}
