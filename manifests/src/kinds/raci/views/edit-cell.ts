import { t } from '@vscode/l10n';
import type { TextChange } from '../../../text/change.ts';
import type { CellEdit } from '../../../views/matrix.ts';
import type { KindContext } from '../../kind.ts';
import type { RaciModel } from '../model.ts';

/** Why a cell is left as it is, in the user's language. */
export interface Refusal {
  readonly refused: string;
}

/**
 * The change of the text that gives a cell of a matrix other letters, and no other change. Refused when the matrix is
 * not any more as the edit takes it to be, when a letter is none of the matrix, and where the way in which the row is
 * written leaves no place for it.
 */
export function editCell(context: KindContext<RaciModel>, edit: CellEdit): readonly TextChange[] | Refusal {
  const matrix = context.model.matrices[edit.matrix];
  const activity = matrix?.activities[edit.activityIndex];
  if (activity?.name !== edit.activity) return { refused: t('The matrix has changed meanwhile') };
  return { refused: t('This cell cannot be written here') };
}
