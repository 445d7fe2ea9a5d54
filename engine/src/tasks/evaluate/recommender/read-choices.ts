import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import type { ChoiceColumns, ChoiceRows } from '../../../learning/recommender/request.ts';
import { TableReader } from '../../../learning/source/table-reader.ts';
import type { RunContext } from '../../../running/task.ts';
import { Database } from '../../../tables/database.ts';
import { readTable } from '../../../tables/table-file.ts';

/**
 * Reads who chose what from a table.
 * @param columns the weight of which is a number, where there is one.
 * @throws TaskError for columns that are not there, or of another type.
 */
export async function readChoices(
  path: string,
  { user, item, weight }: ChoiceColumns,
  { folder, signal }: Pick<RunContext<undefined>, 'folder' | 'signal'>,
): Promise<ChoiceRows> {
  const source = await readTable(path);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  try {
    const reader = await TableReader.open(database, source, shownPath(folder, path));
    if (weight !== undefined) mustBeNumber(reader, weight);
    const { columns } = await reader.read(
      [
        ...[user, item].map((name) => ({ name: reader.column(name).name, as: 'text' }) as const),
        ...(weight === undefined ? [] : [{ name: weight, as: 'number' } as const]),
      ],
      () => undefined,
    );
    const textsAt = (place: number): readonly string[] => {
      const column = columns[place];
      return column?.type === 'text' ? column.values : [];
    };
    const weights = columns[2];
    return {
      users: textsAt(0),
      items: textsAt(1),
      ...(weights?.type === 'number' && { weights: weights.values }),
    };
  } finally {
    await database.end();
  }
}

/** @throws TaskError for a column that has no numbers. */
function mustBeNumber(reader: TableReader, name: string): void {
  const { type, use } = reader.column(name);
  if (use === 'number' && type !== 'BOOLEAN') return;
  throw new TaskError(t('The relevance "{0}" is of the type {1}: it must be a number', name, type));
}
