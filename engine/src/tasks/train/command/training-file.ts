import { writeFile } from 'node:fs/promises';
import type { TableColumn, TableRows } from '../../../learning/model/table.ts';

/** Rows that are joined before they are written. */
const PART = 10_000;

/**
 * Writes rows as CSV, with a heading: a missing value is an empty cell. The target is the last column.
 * @param path of a file that does not exist.
 */
export async function writeRows(
  path: string,
  { rows, columns }: TableRows,
  target: TableColumn,
): Promise<void> {
  const all = [...columns, target];
  await writeFile(path, line(all.map(({ name }) => name)), { flag: 'wx', mode: 0o600 });
  for (let from = 0; from < rows; from += PART) {
    const lines = Array.from({ length: Math.min(PART, rows - from) }, (_, index) =>
      line(all.map((column) => cellOf(column, from + index))),
    );
    await writeFile(path, lines.join(''), { flag: 'a' });
  }
}

function cellOf(column: TableColumn, row: number): string {
  const value = column.values[row] ?? '';
  return Number.isNaN(value) ? '' : String(value);
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
