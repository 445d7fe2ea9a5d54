import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { shownPath } from '@vitruve/workspace';
import { table } from '../running/report/block.ts';
import type { Task, TaskContext } from '../running/task.ts';
import type { WrittenTable } from './written-table.ts';

/**
 * What a task tells of a run whose result is one table in a file: in its summary, its report and as JSON.
 * @param title of the report; asked when a report is made.
 */
export function toldOfTable(
  title: () => string,
): Pick<Task<unknown, undefined, WrittenTable>, 'summarize' | 'report' | 'toJson'> {
  return {
    summarize: (_inputs, written, context) => ({
      text: writtenText(written, context),
      status: 'succeeded',
      metrics: { rows: written.rows, bytes: written.bytes },
    }),
    report: (_inputs, { path, rows, bytes, columns }, { folder }) => [
      { kind: 'title', text: title() },
      {
        kind: 'values',
        heading: shownPath(folder, path),
        rows: [
          [t('Rows'), rows],
          [t('Bytes'), bytes],
        ],
      },
      table(
        [t('Column'), t('Type')],
        columns.map(({ name, type }) => [name, type]),
      ),
    ],
    toJson: (_inputs, written, { folder }) => ({
      version: 1,
      ...written,
      path: shownPath(folder, written.path),
    }),
  };
}

/** `12 rows → totals.csv` */
export function writtenText({ rows, path }: WrittenTable, { folder }: TaskContext): string {
  return t('{0} → {1}', counted(rows, '{0} row', '{0} rows'), shownPath(folder, path));
}
