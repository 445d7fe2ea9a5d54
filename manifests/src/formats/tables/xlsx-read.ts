import { t } from '@vscode/l10n';
import { decodeText } from '../../core/text/decode.ts';
import { Archive, ArchiveFault } from './archive.ts';
import type { ImportProblem, ReadSheets, Sheet } from '../../core/sheet.ts';
import { relationshipsOf } from './xlsx-address.ts';
import { readRelationships, readSharedStrings, readStyles, readWorkbook } from './xlsx-parts.ts';
import { readXlsxSheet, type WorkbookContext } from './xlsx-sheet.ts';

/** More remarks than these help nobody. */
const MOST_REMARKS = 50;

/**
 * Reads the visible sheets of an Excel workbook: texts, numbers as they are shown, dates as ISO 8601, the saved results
 * of formulas. Never throws: what cannot be read is remarked upon.
 */
export function readXlsx(bytes: Uint8Array): ReadSheets {
  const sheets: Sheet[] = [];
  const remarks: ImportProblem[] = [];
  try {
    readInto(new Archive(bytes), sheets, remarks);
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    remarks.push({ severity: 'error', message: explain(error) });
  }
  return { sheets, remarks: remarks.slice(0, MOST_REMARKS) };
}

function readInto(archive: Archive, sheets: Sheet[], remarks: ImportProblem[]): void {
  const root = readRelationships(textOf(archive, '_rels/.rels') ?? '', '');
  const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const xml = main.endsWith('.xml') ? textOf(archive, main) : undefined;
  const relationships = readRelationships(textOf(archive, relationshipsOf(main)) ?? '', main);
  const workbook = readWorkbook(xml ?? '', (id) => relationships.get(id)?.target);
  if (workbook.sheets.length === 0) {
    remarks.push({
      severity: 'error',
      message: t('The file is not an Excel workbook (.xlsx) or has no sheets'),
    });
    return;
  }
  const part = (type: string): string =>
    textOf(archive, [...relationships.values()].find((one) => one.type === type)?.target ?? '') ?? '';
  const context: WorkbookContext = {
    strings: readSharedStrings(part('sharedStrings')),
    styles: readStyles(part('styles')),
    from1904: workbook.from1904,
  };
  for (const entry of workbook.sheets) {
    if (entry.hidden) {
      remarks.push({
        severity: 'warning',
        sheet: entry.name,
        message: t('Hidden sheet: not imported'),
      });
      continue;
    }
    // Charts on a sheet of their own are listed among the sheets but have no cells.
    const content = textOf(archive, entry.part);
    if (content === undefined) continue;
    const read = readXlsxSheet(entry.name, content, context);
    sheets.push(read.sheet);
    remarks.push(...read.remarks);
  }
}

function textOf(archive: Archive, part: string): string | undefined {
  const bytes = archive.unpack(part);
  return bytes && decodeText(bytes)?.text;
}

function explain({ fault }: ArchiveFault): string {
  switch (fault) {
    case 'damaged':
      return t('The workbook is damaged or truncated');
    case 'too-large':
      return t('The uncompressed workbook exceeds the limits (64 MB per part, 160 MB in total)');
    case 'encrypted':
      return t('The workbook is protected by a password: save it without a password');
  }
}
