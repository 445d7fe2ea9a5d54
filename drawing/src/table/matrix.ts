import type { MatrixActivity, ResponsibilityMatrix } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { cell, filled, row, words } from './cells.ts';
import type { Table } from './table.ts';

/** Activities by roles. The roles of several matrices are columns of one table, by their names. */
export function matrixTable(matrices: readonly ResponsibilityMatrix[]): Table {
  const roles = [...new Set(matrices.flatMap((matrix) => matrix.roles.map(({ name }) => name)))];
  const rows = matrices.flatMap((matrix, number) => {
    const indices = roles.map((name) => matrix.roles.findIndex((role) => role.name === name));
    return matrix.activities.map((activity, index) =>
      row(
        `${number}:${index}`,
        [
          activity.name,
          matrices.length > 1 ? matrix.title : '',
          activity.section,
          ...indices.map((at) => lettersOf(activity, at)),
          activity.decisions.join(', '),
        ],
        activity.source,
      ),
    );
  });
  const columns = [
    words('activity', t('Activity')),
    words('matrix', t('Matrix')),
    words('section', t('Section')),
    ...roles.map((name, index) => words(`role:${index}`, name)),
    words('decisions', t('Decisions')),
  ];
  return filled(columns, rows);
}

function lettersOf({ cells }: MatrixActivity, role: number): ReturnType<typeof cell> {
  const found = cells[role];
  if (!found) return cell('');
  return cell(found.conditional ? `${found.letters}*` : found.letters, found.source);
}
