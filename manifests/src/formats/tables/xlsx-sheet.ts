import { t } from '@vscode/l10n';
import { numberText } from './number-text.ts';
import type { ImportProblem, Sheet, SheetCell } from '../../core/sheet.ts';
import { withoutEmptyEdges } from './trim.ts';
import { cellAddress } from './xlsx-address.ts';
import { dateText } from './xlsx-date.ts';
import { unescapeXlsx } from './xlsx-escape.ts';
import { RichTextReader, type CellStyle, type RichText } from './xlsx-parts.ts';
import { walkXml, type Attribute } from './xml.ts';

/** What the cells of all sheets refer to. */
export interface WorkbookContext {
  readonly strings: readonly RichText[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
}

/** Excel's own bounds on a sheet, and how many cells are read of one: a cell far out would bring millions of empty ones. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CELLS = 2_000_000;

const EMPTY: SheetCell = { text: '' };

/** Reads one sheet of a workbook. Never throws. */
export function readXlsxSheet(
  name: string,
  xml: string,
  context: WorkbookContext,
): { sheet: Sheet; remarks: ImportProblem[] } {
  const reader = new SheetReader(name, context);
  if (!walkXml(xml, reader)) {
    reader.remarks.push({
      severity: 'error',
      sheet: name,
      message: t('The sheet is damaged: only the content before the damage was imported'),
    });
  }
  return { sheet: { name, rows: withoutEmptyEdges(reader.rows) }, remarks: reader.remarks };
}

class SheetReader {
  readonly rows: SheetCell[][] = [];
  readonly remarks: ImportProblem[] = [];
  readonly #name: string;
  readonly #context: WorkbookContext;
  #row = -1;
  #column = -1;
  #cells = 0;
  #full = false;
  #inCell = false;
  #inValue = false;
  #hasFormula = false;
  #type = 'n';
  #style: CellStyle | undefined;
  #value: string | undefined;
  #inline: RichTextReader | undefined;

  constructor(name: string, context: WorkbookContext) {
    this.#name = name;
    this.#context = context;
  }

  open(name: string, attribute: Attribute): void {
    switch (name) {
      case 'row':
        this.#row = rowNumber(attribute('r')) ?? this.#row + 1;
        this.#column = -1;
        break;
      case 'c':
        this.#openCell(attribute);
        break;
      case 'v':
        this.#inValue = this.#inCell;
        this.#value ??= '';
        break;
      case 'f':
        this.#hasFormula = true;
        break;
      case 'is':
        this.#inline = new RichTextReader();
        break;
      case 'mergeCell':
        this.#merge(attribute('ref') ?? '');
        break;
      default:
        this.#inline?.open(name, attribute);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value = (this.#value ?? '') + text;
    else this.#inline?.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else this.#inline?.close(name);
  }

  #openCell(attribute: Attribute): void {
    const address = cellAddress(attribute('r') ?? '');
    this.#row = Math.max(0, address?.row ?? this.#row);
    this.#column = address?.column ?? this.#column + 1;
    this.#inCell = true;
    this.#hasFormula = false;
    this.#type = attribute('t') ?? 'n';
    this.#style = this.#context.styles[Number(attribute('s') ?? 0)];
    this.#value = undefined;
    this.#inline = undefined;
  }

  #closeCell(): void {
    this.#inCell = false;
    const content = this.#content();
    this.#inline = undefined;
    if (content.text === '') return;
    this.#put(this.#row, this.#column, content);
  }

  #content(): SheetCell {
    const { text, bold = this.#style?.bold } = this.#read();
    return bold ? { text, bold } : { text };
  }

  #read(): { text: string; bold?: boolean } {
    const value = this.#value;
    switch (this.#type) {
      case 'inlineStr':
        return this.#rich(this.#inline?.result());
      case 's':
        return this.#rich(this.#context.strings[Number(value)]);
      case 'str':
        return { text: unescapeXlsx(value ?? this.#missing()) };
      case 'b':
        return { text: value === '1' ? 'TRUE' : 'FALSE' };
      case 'e':
        this.#remark('warning', t('Formula error in this cell: {0}', value ?? ''));
        return { text: value ?? '' };
      case 'd':
        return { text: (value ?? '').replace(/T00:00(?::00(?:\.0+)?)?Z?$/u, '') };
      default:
        return { text: value === undefined || value === '' ? this.#missing() : this.#number(value) };
    }
  }

  #rich(rich: RichText | undefined): { text: string; bold?: boolean } {
    if (!rich) return { text: '' };
    return rich.bold ? rich : { text: rich.text };
  }

  #missing(): string {
    if (this.#hasFormula) {
      this.#remark(
        'warning',
        t('The formula in this cell has no saved value: open and save the workbook in Excel'),
      );
    }
    return '';
  }

  #number(value: string): string {
    const number = Number(value);
    const meaning = this.#style?.meaning ?? 'number';
    if (!Number.isFinite(number)) return value;
    if (meaning === 'number') return numberText(number);
    if (meaning === 'percent') return `${numberText(number * 100)}%`;
    return dateText(number, meaning, this.#context.from1904) ?? numberText(number);
  }

  #put(row: number, column: number, cell: SheetCell): void {
    if (row >= MOST_ROWS || column >= MOST_COLUMNS || this.#full) return;
    const cells = this.rows[row] ?? [];
    this.#cells += Math.max(0, row - this.rows.length) + Math.max(1, column + 1 - cells.length);
    if (this.#cells > MOST_CELLS) {
      this.#full = true;
      this.#remark('error', t('The sheet is too large: only the content up to here was imported'));
      return;
    }
    while (this.rows.length <= row) this.rows.push([]);
    const target = this.rows[row];
    if (!target) return;
    while (target.length < column) target.push(EMPTY);
    target[column] = cell;
  }

  /** A value that spans several rows holds for each of them; one that spans columns is a heading above them. */
  #merge(range: string): void {
    const [from, to] = range.split(':', 2).map(cellAddress);
    const cell = from && this.rows[from.row]?.[from.column];
    if (!from || !to || !cell || cell.text === '') return;
    for (let row = from.row + 1; row <= to.row && row < this.rows.length; row++) {
      const there = this.rows[row]?.[from.column];
      if (!there || there.text === '') this.#put(row, from.column, cell);
    }
  }

  #remark(severity: ImportProblem['severity'], message: string): void {
    this.remarks.push({ severity, message, sheet: this.#name, row: this.#row + 1, column: this.#column + 1 });
  }
}

function rowNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^[1-9]\d{0,6}$/u.test(written) ? Number(written) - 1 : undefined;
}
