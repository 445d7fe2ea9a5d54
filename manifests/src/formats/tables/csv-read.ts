import { t } from '@vscode/l10n';
import { scanCsv, type CsvFault } from './csv-scan.ts';
import { detectSeparator } from './csv-separator.ts';
import { withoutFormulaGuard } from './formula-guard.ts';
import { withoutEmptyEdges } from './trim.ts';
import type { ImportProblem, ReadSheets, SheetCell } from '../../core/sheet.ts';

/** More faults than this are summed up: a person who has read twenty knows that the file is broken. */
const MAX_PROBLEMS = 20;

/** The line that tells Excel which separator follows. */
const SEPARATOR_LINE = /^sep=([^\r\n])(?:\r\n?|\n|$)/iu;

/**
 * Reads CSV text. Never throws: what is malformed is kept as it stands and remarked upon.
 * @param name of the sheet.
 */
export function readCsv(name: string, text: string): ReadSheets {
  const declared = SEPARATOR_LINE.exec(text);
  const separator = declared?.[1] ?? detectSeparator(text);
  const isMarkdown = separator === '|' && ALIGNMENT_LINE.test(text);
  const { records, faults } = scanCsv(
    isMarkdown ? text.replaceAll(String.raw`\|`, PIPE) : text,
    separator,
    declared?.[0].length,
  );
  const headings = isMarkdown ? headingsOf(records) : [];
  const rows = (headings.length > 0 ? withoutMarkdown(records) : records).map((record) =>
    record.map((field): SheetCell => ({ text: withoutFormulaGuard(field) })),
  );
  const shift = declared ? 1 : 0;
  const problems = faults.slice(0, MAX_PROBLEMS).map((fault) => problemOf(fault, shift));
  if (faults.length > MAX_PROBLEMS) {
    problems.push({
      severity: 'warning',
      message: t('Further cells with invalid quotes: {0}', faults.length - MAX_PROBLEMS),
    });
  }
  const sheet = { name, rows: withoutEmptyEdges(rows), ...(headings.length > 0 ? { headings } : {}) };
  return { sheets: [sheet], problems };
}

/** The same as a line of a text. */
const ALIGNMENT_LINE = /^[ \t|]*:?-+:?[ \t]*\|/mu;

/** Stands for `\|` while cells are told apart. */
const PIPE = '\uE0F0';

/** The line below the headings of a Markdown table: `|---|:--:|`. */
const ALIGNMENT = /^\s*:?-+:?\s*$/u;

/** True for the line below the headings. */
function isAlignment(record: readonly string[]): boolean {
  const written = record.filter((field) => field.trim() !== '');
  return written.length > 1 && written.every((field) => ALIGNMENT.test(field));
}

/** The rows that are headings of tables of Markdown; none in a CSV file. */
function headingsOf(records: readonly (readonly string[])[]): readonly number[] {
  return records.flatMap((record, index) => (isAlignment(record) ? [index - 1] : []));
}

/**
 * What Markdown writes around a table that is read as one between `|`: the front matter, the line below its headings, rulers, and the
 * marks of titles and of bold text.
 */
function withoutMarkdown(records: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isRuler = (record: readonly string[]): boolean => record.length === 1 && RULER.test(record[0] ?? '');
  const start =
    records[0] && isRuler(records[0]) ? records.findIndex((record, at) => at > 0 && isRuler(record)) : -1;
  return records.map((record, index) => {
    // An empty row keeps the numbers of those below.
    if (index <= start || isRuler(record) || isAlignment(record)) return [];
    return record.map((field) => (record.length === 1 ? field.replace(TITLE, '') : unescaped(bare(field))));
  });
}

const RULER = /^\s*-{3,}\s*$/u;

/** A cell with the line breaks that Markdown writes as tags, and without the backslashes before what it would read otherwise. */
function unescaped(field: string): string {
  return field
    .replaceAll(PIPE, '|')
    .replace(/<br\s*\/?>/giu, '\n')
    .replace(/\\([\\`*_{}[\]()#+.!<>~-])/gu, '$1');
}

const TITLE = /^\s*#{1,6}\s+/u;

/** A cell without the marks of bold text around the whole of it. */
function bare(field: string): string {
  const cell = field.trim();
  const isBold = cell.length > 4 && cell.startsWith('**') && cell.endsWith('**');
  return isBold && !cell.slice(2, -2).includes('**') ? cell.slice(2, -2) : field;
}

function problemOf(fault: CsvFault, shift: number): ImportProblem {
  return {
    severity: 'warning',
    message:
      fault.fault === 'open-quote'
        ? t('Unclosed quote in this cell: its text was kept unchanged')
        : t('Unescaped quote in this cell: its text was kept unchanged'),
    row: fault.row + shift,
    column: fault.column,
  };
}
