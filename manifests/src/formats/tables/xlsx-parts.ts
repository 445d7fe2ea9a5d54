import { partPath } from './xlsx-address.ts';
import { unescapeXlsx } from './xlsx-escape.ts';
import { meaningOfFormat, type NumberMeaning } from './xlsx-date.ts';
import { walkXml } from './xml.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  /** Dates count from 1904, as old versions of Excel for Macintosh did. */
  readonly from1904: boolean;
}

/** One run or whole of a text: bold when all of it is. */
export interface RichText {
  readonly text: string;
  readonly bold: boolean;
}

/** What a cell's style says that matters here. */
export interface CellStyle {
  readonly meaning: NumberMeaning;
  readonly bold: boolean;
}

/** The targets of a part's relationships by their ids, as paths in the archive. */
export function readRelationships(
  xml: string,
  part: string,
): ReadonlyMap<string, { type: string; target: string }> {
  const relationships = new Map<string, { type: string; target: string }>();
  walkXml(xml, {
    open(name, attribute) {
      const id = attribute('Id');
      const target = attribute('Target');
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      const type = attribute('Type') ?? '';
      relationships.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: partPath(part, target) });
    },
  });
  return relationships;
}

export function readWorkbook(xml: string, targetOf: (id: string) => string | undefined): WorkbookPart {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = isTrue(attribute('date1904'));
      if (name !== 'sheet') return;
      const part = targetOf(attribute('id') ?? '');
      const state = attribute('state') ?? 'visible';
      if (part !== undefined)
        sheets.push({ name: unescapeXlsx(attribute('name') ?? ''), part, hidden: state !== 'visible' });
    },
  });
  return { sheets, from1904 };
}

export function readSharedStrings(xml: string): readonly RichText[] {
  const strings: RichText[] = [];
  let reader = new RichTextReader();
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'si') reader = new RichTextReader();
      reader.open(name, attribute);
    },
    text: (text) => {
      reader.text(text);
    },
    close(name) {
      reader.close(name);
      if (name === 'si') strings.push(reader.result());
    },
  });
  return strings;
}

/** Collects the runs of a text; phonetic guides to pronunciation are not part of it. */
export class RichTextReader {
  #text = '';
  #inText = false;
  #phonetic = false;
  #runBold = false;
  #light = false;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'rPh') this.#phonetic = true;
    else if (name === 'r') this.#runBold = false;
    else if (name === 'b') this.#runBold = attribute('val') === undefined || isTrue(attribute('val'));
    else if (name === 't') this.#inText = !this.#phonetic;
  }

  text(text: string): void {
    if (!this.#inText) return;
    this.#text += text;
    if (!this.#runBold && text.trim() !== '') this.#light = true;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#phonetic = false;
  }

  result(): RichText {
    const text = unescapeXlsx(this.#text);
    return { text, bold: !this.#light && text.trim() !== '' };
  }
}

export function readStyles(xml: string): readonly CellStyle[] {
  const formats = new Map<number, string>();
  const boldFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  const path: string[] = [];
  walkXml(xml, {
    open(name, attribute) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (name === 'font' && parent === 'fonts') boldFonts.push(false);
      else if (name === 'b' && parent === 'font' && path.at(-3) === 'fonts') {
        boldFonts[boldFonts.length - 1] = attribute('val') === undefined || isTrue(attribute('val'));
      } else if (name === 'xf' && parent === 'cellXfs') {
        const format = Number(attribute('numFmtId') ?? 0);
        styles.push({
          meaning: meaningOfFormat(format, formats.get(format)),
          bold: boldFonts[Number(attribute('fontId') ?? 0)] ?? false,
        });
      }
    },
    close: () => path.pop(),
  });
  return styles;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
