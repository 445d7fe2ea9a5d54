import { t } from '@vscode/l10n';
import { scanCsv, type CsvFault } from './csv-scan.ts';
import { detectSeparator } from './csv-separator.ts';
import { withoutFormulaGuard } from './formula-guard.ts';
import { withoutEmptyEdges } from './trim.ts';
import type { ImportProblem, ReadSheets, SheetCell } from '../../core/sheet.ts';

/** More faults than this are summed up: a person who has read twenty knows that the file is broken. */
const MOST_REMARKS = 20;

/** The line that tells Excel which separator follows. */
const SEPARATOR_LINE = /^sep=([^\r\n])(?:\r\n?|\n|$)/iu;

/**
 * Reads CSV text. Never throws: what is malformed is kept as it stands and remarked upon.
 * @param name of the sheet.
 */
export function readCsv(name: string, text: string): ReadSheets {
  const declared = SEPARATOR_LINE.exec(text);
  const { records, faults } = scanCsv(text, declared?.[1] ?? detectSeparator(text), declared?.[0].length);
  const rows = records.map((record) =>
    record.map((field): SheetCell => ({ text: withoutFormulaGuard(field) })),
  );
  const shift = declared ? 1 : 0;
  const remarks = faults.slice(0, MOST_REMARKS).map((fault) => remark(fault, shift));
  if (faults.length > MOST_REMARKS) {
    remarks.push({
      severity: 'warning',
      message: t('Further cells with invalid quotes: {0}', faults.length - MOST_REMARKS),
    });
  }
  return { sheets: [{ name, rows: withoutEmptyEdges(rows) }], remarks };
}

function remark(fault: CsvFault, shift: number): ImportProblem {
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
