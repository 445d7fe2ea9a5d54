import { strToU8, zipSync } from 'fflate';
import { numberText } from './number-text.ts';
import type { Sheet, SheetCell } from '../../core/sheet.ts';
import { columnLetters } from './xlsx-address.ts';
import { escapeXlsx } from './xlsx-escape.ts';
import { sheetNames } from './xlsx-names.ts';
import { drawingReference, drawingTypes, pictureParts } from './xlsx-pictures.ts';

/**
 * An Excel workbook: first rows bold and always in view, columns as wide as their content, long texts wrapped. Reading
 * it back gives the same texts. Equal sheets give equal bytes.
 * @returns the bytes of the file.
 */
export function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(sheets)),
    '_rels/.rels': strToU8(rootRelationships()),
    'xl/workbook.xml': strToU8(workbook(names)),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelationships(names.length)),
    'xl/styles.xml': strToU8(STYLES),
  };
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(worksheet(sheet));
  Object.assign(parts, pictureParts(sheets));
  return Promise.resolve(zipSync(parts, { mtime: ZIP_EPOCH }));
}

/** The first day that ZIP can write, in place of the time of writing. */
const ZIP_EPOCH = new Date(1980, 0, 1);

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Indexes in `cellXfs` below. */
const PLAIN_STYLE = 1;
const BOLD_STYLE = 2;

const STYLES = `${HEADER}<styleSheet xmlns="${MAIN}">\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
${[0, 1].map((font) => `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`).join('')}\
</cellXfs></styleSheet>`;

function contentTypes(sheets: readonly Sheet[]): string {
  const parts = numbered(
    sheets.length,
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  return `${HEADER}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${parts}${drawingTypes(sheets)}</Types>`;
}

function rootRelationships(): string {
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">\
<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
}

function workbookRelationships(sheets: number): string {
  const parts = numbered(
    sheets,
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${parts}\
<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXlsx(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function worksheet({ rows, pictures = [] }: Sheet): string {
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const body = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, index, column)).join('')}</row>`,
  );
  return `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${rows.length > 1 ? frozen : ''}</sheetView></sheetViews>\
${columns(rows)}<sheetData>${body.join('')}</sheetData>${drawingReference(pictures)}</worksheet>`;
}

function cellXml(cell: SheetCell, row: number, column: number): string {
  if (cell.text === '') return '';
  const style = (cell.bold ?? row === 0) ? BOLD_STYLE : PLAIN_STYLE;
  const place = `r="${columnLetters(column)}${row + 1}" s="${style}"`;
  if (isNumber(cell.text)) return `<c ${place}><v>${cell.text}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXlsx(cell.text)}</t></is></c>`;
}

/** True when a number in the cell reads exactly as its text; `007` and `1.50` do not. */
function isNumber(text: string): boolean {
  return /^-?\d{1,15}(?:\.\d{1,10})?$/u.test(text) && numberText(Number(text)) === text;
}

/** Widths in characters, between narrow marks and texts that are better wrapped. */
const NARROWEST = 6;
const WIDEST = 60;

function columns(rows: Sheet['rows']): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { text }] of row.entries()) {
      const longest = text.split(/\r\n?|\n/u).reduce((most, line) => Math.max(most, line.length), 0);
      widths[column] = Math.min(WIDEST, Math.max(widths[column] ?? NARROWEST, longest + 2));
    }
  }
  if (widths.length === 0) return '';
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${cols.join('')}</cols>`;
}

function numbered(count: number, part: (number: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index + 1)).join('');
}
