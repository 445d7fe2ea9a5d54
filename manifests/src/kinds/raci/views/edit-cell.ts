import { t } from '@vscode/l10n';
import type { RuleContext } from '../../../core/rules/rule.ts';
import type { TextChange } from '../../../core/text/change.ts';
import type { CellEdit } from '../../../core/views/matrix.ts';
import { readCell } from '../cell.ts';
import type { Activity, Matrix, RaciModel } from '../model.ts';
import { isRefusal, type Refusal } from '../../../core/text/refusal.ts';
import { tableCellEdits } from './table-cell.ts';
import { yamlCellEdits } from './yaml-cell.ts';

/**
 * The change of the text that gives a cell of a matrix other letters, and no other change. Refused when the matrix is
 * not any more as the edit takes it to be, when a letter is none of the matrix, and where the way in which the row is
 * written leaves no place for it.
 */
export function editCell(context: RuleContext<RaciModel>, edit: CellEdit): readonly TextChange[] | Refusal {
  const { document, model } = context;
  const matrix = model.matrices[edit.matrix];
  const activity = matrix && activityOf(matrix, edit);
  const roles = matrix?.roles.flatMap(({ name }, index) => (name === edit.role ? [index] : [])) ?? [];
  const [role] = roles;
  if (!matrix || !activity || role === undefined)
    return { refused: t('The matrix has changed in the meantime: nothing was written') };
  if (roles.length > 1) return { refused: t('Duplicate role "{0}": rename one of them first', edit.role) };
  const letters = lettersOfEdit(matrix, edit.letters);
  if (isRefusal(letters)) return letters;
  if (sameLetters(lettersHeld(activity, role), letters)) return [];
  const text = document.getText();
  const edits =
    matrix.source === 'yaml'
      ? yamlCellEdits(text, model, matrix, activity, role, letters)
      : tableCellEdits(document.uri, text, {
          matrix: edit.matrix,
          activity: matrix.activities.indexOf(activity),
          role,
          letters,
        });
  if (isRefusal(edits)) return edits;
  return edits.map((change) => ({ kind: 'text', uri: document.uri, ...change }));
}

/** The row at the index that the edit gives, or the only one of its name where rows have come or gone above it. */
function activityOf({ activities }: Matrix, edit: CellEdit): Activity | undefined {
  const at = activities[edit.activityIndex];
  if (at?.name === edit.activity) return at;
  const [named, another] = activities.filter(({ name }) => name === edit.activity);
  return another ? undefined : named;
}

/** The letters of `A/R`, each once; refused when one is none of the matrix. */
function lettersOfEdit(matrix: Matrix, written: string): readonly string[] | Refusal {
  const { placed, opaque, note } = readCell(written, 0, matrix.letters);
  const letters = [...new Set(placed.map(({ letter }) => letter))];
  const strange = opaque || note ? written : letters.find((letter) => !matrix.letters.has(letter));
  if (strange === undefined) return letters;
  const known = [...matrix.letters.keys()].join(', ');
  return {
    refused: t('"{0}" is not a valid {1} letter. Valid letters: {2}', strange, matrix.variant, known),
  };
}

/** The letters that a role holds on a row, wherever they are written. */
export function lettersHeld({ assignments }: Activity, role: number): readonly string[] {
  const held = assignments.filter((assignment) => assignment.role === role);
  return [...new Set(held.flatMap(({ placed }) => placed.map(({ letter }) => letter)))];
}

function sameLetters(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((letter, index) => letter === b[index]);
}
