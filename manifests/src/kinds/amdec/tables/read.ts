import { t } from '@vscode/l10n';
import type {
  ColumnChoice,
  ImportedColumn,
  ImportProblem,
  ImportQuestion,
  Sheet,
  TableImport,
} from '../../../core/sheet.ts';
import { choiceProblems } from './choices.ts';
import { yamlOf, type Draft } from './draft.ts';
import { CONTEXT_FIELDS, fieldLabel } from './fields.ts';
import { headerOf, type Header } from './header.ts';
import { readPreface, type Preface } from './preface.ts';
import type { Row } from './row.ts';
import { RowReader } from './rows.ts';

interface HeadedSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly header: Header | undefined;
}

/**
 * The AMDEC table that a CSV file or workbook holds: the sheets that have its headings; the other sheets' text is kept under `other`.
 * What the headings leave open is asked, and nothing is imported before it is answered.
 */
export function readTables(
  sheets: readonly Sheet[],
  language: 'en' | 'fr',
  choices: readonly ColumnChoice[],
): TableImport {
  const headed = sheets.map(({ name, rows }): HeadedSheet => {
    const texts = rows.map((row) => row.map(({ text }) => text.trim()));
    return { name, rows: texts, header: headerOf(texts, name, language, choices) };
  });
  const ours = headed.flatMap(({ name, header }) => (header ? [{ name, header }] : []));
  const columns = ours.flatMap(({ name, header }) => columnsOf(name, header, language));
  if (ours.length === 0) {
    const message = t('No heading row of an FMEA table was found');
    return { text: undefined, problems: [{ severity: 'error', message }], columns, questions: [] };
  }
  const refused = choiceProblems(choices, ours);
  if (refused.length > 0) return { text: undefined, problems: refused, columns, questions: [] };
  const questions = ours.flatMap(({ header }): readonly ImportQuestion[] => header.questions);
  if (questions.length > 0) return { text: undefined, problems: [], columns, questions };
  const problems: ImportProblem[] = [];
  const read = headed.map((sheet, at) => withoutOtherTables(sheet, sheets[at], problems));
  return { text: tableText(read, problems, language), problems, columns, questions };
}

/** What became of the columns of a sheet that have a heading. */
function columnsOf(sheet: string, { headings, fields }: Header, language: 'en' | 'fr'): ImportedColumn[] {
  return headings.flatMap(({ leaf, shown }, column) => {
    if (leaf === '') return [];
    const field = fields.get(column);
    const meaning = field && fieldLabel(field, language);
    return [{ sheet, column: column + 1, heading: shown, meaning }];
  });
}

/**
 * A document of Markdown holds several tables: one below the risks that has other headings is text, and not risks whose cells are in wrong
 * columns; one with the same headings continues it.
 */
function withoutOtherTables(
  headed: HeadedSheet,
  sheet: Sheet | undefined,
  problems: ImportProblem[],
): HeadedSheet {
  const { name, rows, header } = headed;
  if (!header || !sheet?.headings) return headed;
  const headings = new Set(sheet.headings);
  const own = (rows[header.end - 1] ?? []).join('|');
  let isOther = false;
  const kept = rows.map((row, index) => {
    if (index < header.end) return row;
    if (headings.has(index)) {
      isOther = row.join('|') !== own;
      if (!isOther) return [];
      const message = t('This table has other headings: its text is kept under "other"');
      problems.push({ severity: 'warning', message, sheet: name, row: index + 1 });
    } else if (row.length === 1) isOther = false;
    return isOther ? [row.filter((cell) => cell !== '').join(' | ')] : row;
  });
  return { ...headed, rows: kept };
}

function tableText(sheets: readonly HeadedSheet[], problems: ImportProblem[], language: 'en' | 'fr'): string {
  const reader = new RowReader(problems, language);
  let preface: Preface | undefined;
  const other: Record<string, string> = {};
  for (const { name, rows, header } of sheets) {
    if (header === undefined) {
      const text = rows.map((row) => row.filter((cell) => cell).join(' | ')).filter((line) => line);
      if (text.length === 0) continue;
      other[name] = text.join('\n');
      problems.push({
        severity: 'warning',
        message: t('This sheet has no FMEA headings: its text is kept under "other"'),
        sheet: name,
      });
      continue;
    }
    const above = readPreface(rows.slice(0, header.first), name);
    Object.assign(other, above.other);
    preface ??= above;
    readRows(rows, header, name, reader);
  }
  if (!preface?.grid)
    problems.push({
      severity: 'warning',
      message: t('No grid was found: define the ratings and their meaning'),
    });
  const { title, description, date, version, team, grid, threshold, categories } = preface ?? { other: {} };
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
  return reader.risks().length === 0 ? `${text}risks: []\n` : text;
}

function readRows(
  rows: readonly (readonly string[])[],
  { end, headings, fields }: Header,
  sheet: string,
  reader: RowReader,
): void {
  const positions = new Map([...fields].map(([position, field]) => [field, position]));
  const [effect = Infinity, mode = Infinity] = [positions.get('effect'), positions.get('failureMode')];
  reader.begin({ effectFirst: effect < mode });
  for (let index = end; index < rows.length; index++) {
    const cells = rows[index] ?? [];
    if (cells.every((cell) => cell === '')) continue;
    const row: Row = { sheet, number: index + 1, cells: new Map(), context: new Map(), other: new Map() };
    for (const [position, text] of cells.entries()) {
      if (text === '') continue;
      const field = fields.get(position);
      const heading = headings[position]?.shown || t('Column {0}', position + 1);
      if (field === undefined) addTo(row.other, heading, text);
      else if (CONTEXT_FIELDS.includes(field)) addTo(row.context, heading, text);
      else row.cells.set(field, { text, position: position + 1 });
    }
    reader.read(row);
  }
  reader.end(sheet);
}

function addTo(cells: Map<string, string>, heading: string, text: string): void {
  const earlier = cells.get(heading);
  cells.set(heading, earlier === undefined ? text : `${earlier}\n${text}`);
}
