import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { ModelNotes } from '../training/notes.ts';
import type { AskedColumn, TableReader } from './table-reader.ts';

/**
 * The columns that a model asks for, as it asks for them. A column without any value fits every model: a file does not tell the type of
 * missing values.
 * @throws TaskError for one that is missing, or of another type than the one that it was trained on.
 */
export async function columnsFor(
  { columns }: ModelNotes,
  reader: TableReader,
): Promise<readonly AskedColumn[]> {
  const asked: AskedColumn[] = [];
  for (const { name, type, isWhole = false } of columns) {
    const column = reader.column(name);
    // Any column can be a text; a text that should be a number was read so because of what it holds.
    if (type === 'number' && column.use !== 'number' && (await reader.hasValues(name)))
      throw new TaskError(
        t('Column "{0}" is of the type {1}, but the model was trained on numbers', name, column.type),
      );
    asked.push({ name, as: type, isWhole });
  }
  return asked;
}
