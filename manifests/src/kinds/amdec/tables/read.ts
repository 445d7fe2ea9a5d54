import { t } from '@vscode/l10n';
import type { Imported, ImportProblem, Sheet } from '../../../core/sheet.ts';
import { columnsOf, type Column } from './columns.ts';
import { yamlOf, type Draft } from './draft.ts';
import { readPreface, type Preface } from './preface.ts';
import { RowReader, type Row } from './rows.ts';

/** Title rows above the headings; further down a table has begun. */
const MAX_PREFACE_ROWS = 60;
/** Fewer known headings may be a sentence. */
const MIN_KNOWN_HEADINGS = 3;

/** The AMDEC table that a CSV file or workbook holds: the sheets that have its headings; the other sheets' text is kept under `other`. */
export function readTables(sheets: readonly Sheet[]): Imported {
  const remarks: ImportProblem[] = [];
  const reader = new RowReader(remarks);
  let preface: Preface | undefined;
  const other: Record<string, string> = {};
  for (const sheet of sheets) {
    const rows = sheet.rows.map((row) => row.map(({ text }) => text.trim()));
    const header = headerRow(rows);
    if (header === undefined) {
      const text = rows.map((row) => row.filter((cell) => cell).join(' | ')).filter((line) => line);
      if (text.length === 0) continue;
      other[sheet.name] = text.join('\n');
      remarks.push({
        severity: 'warning',
        message: t('This sheet has no FMEA headings: its text is kept under "other"'),
        sheet: sheet.name,
      });
      continue;
    }
    const above = readPreface(rows.slice(0, header), sheet.name);
    Object.assign(other, above.other);
    preface ??= above;
    readRows(rows, header, sheet.name, reader);
  }
  if (!preface) {
    remarks.push({ severity: 'error', message: t('No heading row of an FMEA table was found') });
    return { text: undefined, remarks };
  }
  if (!preface.grid)
    remarks.push({
      severity: 'warning',
      message: t('No grid was found: define the ratings and their meaning'),
    });
  const { title, description, date, version, team, grid, threshold, categories } = preface;
  const draft: Record<string, Draft | undefined> = {
    title,
    description,
    date,
    version,
    team,
    grid,
    threshold,
    categories,
  };
  const text = yamlOf({ ...draft, risks: reader.risks(), other });
  return { text: reader.risks().length === 0 ? `${text}risks: []\n` : text, remarks };
}

function readRows(
  rows: readonly (readonly string[])[],
  header: number,
  sheet: string,
  reader: RowReader,
): void {
  const headings = rows[header] ?? [];
  const columns = columnsOf(headings);
  for (let index = header + 1; index < rows.length; index++) {
    const cells = rows[index] ?? [];
    if (cells.every((cell) => cell === '')) continue;
    const row: Row = { sheet, number: index + 1, cells: new Map(), other: new Map() };
    for (const [position, text] of cells.entries()) {
      if (text === '') continue;
      const column = columns.get(position);
      if (column) row.cells.set(column, { text, position: position + 1 });
      else addOther(row, headings[position] || t('Column {0}', position + 1), text);
    }
    reader.read(row);
  }
}

function addOther(row: Row, heading: string, text: string): void {
  const earlier = row.other.get(heading);
  row.other.set(heading, earlier === undefined ? text : `${earlier}\n${text}`);
}

/** The row with the most known headings, when it has enough of them and one that only such tables have. */
function headerRow(rows: readonly (readonly string[])[]): number | undefined {
  let best: number | undefined;
  let most = MIN_KNOWN_HEADINGS - 1;
  for (const [index, row] of rows.slice(0, MAX_PREFACE_ROWS).entries()) {
    const known = new Set<Column>(columnsOf(row).values());
    const isOurs = known.has('failureMode') || known.has('severity') || known.has('effect');
    if (!isOurs || known.size <= most) continue;
    best = index;
    most = known.size;
  }
  return best;
}
