import { t } from '@vscode/l10n';
import { drawPng } from '@vitruve/workspace';
import PDFDocument from 'pdfkit';
import {
  cellText,
  chartSize,
  foldedIn,
  rowsOf,
  titleIn,
  type Block,
  type ChartBlock,
  type ImageBlock,
  type Row,
} from './block.ts';

/** The files of a font that has the letters of file names, which may be those of any language. */
export interface PdfFonts {
  readonly regular: string;
  readonly bold: string;
}

type Document = PDFKit.PDFDocument;

/** Points: A4, with margins that a binder leaves legible. */
const PAGE = { size: 'A4', margins: { top: 56, bottom: 64, left: 56, right: 56 } } as const;

const SIZES = { title: 20, heading: 13, text: 9.5, cell: 8, footer: 8 } as const;

const INK = '#1f2a37';
const RULE = '#c7ced6';

/** Between the text of neighbouring cells, and above and below it. */
const GAP = { across: 8, along: 3 } as const;

/** Points that an image may be high. */
const MOST_IMAGE = 680;

/** Columns of whole numbers need no more than their heading; those of names share what is left. */
const WIDEST_SHARE = 60;

/** What a PDF says of itself. */
export interface PdfProperties {
  /** The program that made it, with its version. */
  readonly creator: string;
  readonly created: Date;
  /** Of the texts. */
  readonly language: string;
  readonly fonts: PdfFonts;
}

/** A report as a PDF. It is tagged: screen readers find its headings and the cells of its tables. */
export async function reportPdf(
  blocks: readonly Block[],
  { creator, created, language, fonts }: PdfProperties,
): Promise<Buffer> {
  const document = new PDFDocument({
    ...PAGE,
    margins: { ...PAGE.margins },
    // None yet: one that is opened under two names is read anew with each text.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    bufferPages: true,
    info: {
      Title: titleIn(blocks),
      Creator: creator,
      CreationDate: created,
    },
  });
  document.registerFont('regular', fonts.regular);
  document.registerFont('bold', fonts.bold);
  const written = bytesOf(document);
  const root = document.struct('Document');
  document.addStructure(root);
  for (const block of blocks) write(document, root, block.kind === 'chart' ? await imageOf(block) : block);
  root.end();
  numberPages(document);
  document.end();
  return written;
}

/** Pixels of an image for each of a chart: sharp on paper. */
const CHART_SCALE = 3;

async function imageOf(chart: ChartBlock): Promise<ImageBlock> {
  const { content } = await drawPng(chart.svg, CHART_SCALE);
  const data = Buffer.from(content).toString('base64');
  return { kind: 'image', type: 'image/png', text: chart.text, data, ...chartSize(chart) };
}

function bytesOf(document: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    document.on('error', reject);
  });
}

function write(
  document: Document,
  root: PDFKit.PDFStructureElement,
  block: Exclude<Block, ChartBlock>,
): void {
  switch (block.kind) {
    case 'title':
      root.add(
        tagged(document, 'H1', () => {
          heading(document, block.text, SIZES.title);
        }),
      );
      return;
    case 'heading':
      document.y += SIZES.heading;
      root.add(
        tagged(document, 'H2', () => {
          heading(document, block.text, SIZES.heading);
        }),
      );
      return;
    case 'text':
      root.add(
        tagged(document, 'P', () => {
          paragraph(document, block.text);
        }),
      );
      return;
    case 'list':
      root.add(list(document, block.items));
      return;
    case 'image':
      root.add(
        document.struct('Figure', { alt: block.text }, () => {
          image(document, block);
        }),
      );
      return;
    case 'table':
    case 'values': {
      const folded = foldedIn(block);
      if (folded !== undefined) write(document, root, { kind: 'heading', text: folded });
      table(document, root, rowsOf(block) ?? []);
    }
  }
}

/** Something drawn, by what it is in the structure of the document. */
function tagged(document: Document, type: string, draw: () => void): PDFKit.PDFStructureElement {
  return document.struct(type, {}, draw);
}

function heading(document: Document, text: string, size: number): void {
  // A heading alone at the foot of a page belongs to the next.
  if (document.y + 5 * size > bottom(document)) document.addPage();
  document.font('bold').fontSize(size).fillColor(INK).text(text, PAGE.margins.left);
  document.y += size / 2;
}

function paragraph(document: Document, text: string): void {
  document
    .font('regular')
    .fontSize(SIZES.text)
    .fillColor(INK)
    .text(text, PAGE.margins.left, undefined, { lineGap: 2 });
  document.y += SIZES.text / 2;
}

/** As wide as the text at most, on a page of its own where it does not fit below what is there. */
function image(document: Document, { data, width, height }: ImageBlock): void {
  const scale = Math.min(1, usableWidth(document) / width, MOST_IMAGE / height);
  if (document.y + height * scale > bottom(document)) document.addPage();
  document.image(Buffer.from(data, 'base64'), PAGE.margins.left, document.y, { width: width * scale });
  document.y += height * scale + SIZES.text;
}

function list(document: Document, items: readonly string[]): PDFKit.PDFStructureElement {
  return document.struct(
    'L',
    {},
    items.map((item) => {
      const text = tagged(document, 'LBody', () => {
        paragraph(document, `• ${item}`);
      });
      return document.struct('LI', {}, [text]);
    }),
  );
}

function table(document: Document, root: PDFKit.PDFStructureElement, rows: readonly Row[]): void {
  const widths = columnWidths(document, rows);
  const element = document.struct('Table');
  root.add(element);
  const [first, ...others] = rows;
  if (!first) return;
  const all = others.length === 0 ? [first] : rows;
  for (const [index, row] of all.entries()) {
    const height = rowHeight(document, row, widths, index === 0);
    if (document.y + height > bottom(document)) document.addPage();
    drawRow(document, element, row, { widths, height, head: index === 0 });
  }
  element.end();
  document.x = PAGE.margins.left;
  document.y += SIZES.cell;
}

interface RowForm {
  readonly widths: readonly number[];
  readonly height: number;
  readonly head: boolean;
}

function drawRow(
  document: Document,
  tableElement: PDFKit.PDFStructureElement,
  row: Row,
  { widths, height, head }: RowForm,
): void {
  const line = document.struct('TR');
  tableElement.add(line);
  const top = document.y;
  let left: number = PAGE.margins.left;
  for (const [index, cell] of row.entries()) {
    const width = widths[index] ?? 0;
    const at = left;
    line.add(
      tagged(document, head ? 'TH' : 'TD', () => {
        document
          .font(head ? 'bold' : 'regular')
          .fontSize(SIZES.cell)
          .fillColor(INK)
          .text(cellText(cell), at, top + GAP.along, { width: width - GAP.across, height });
      }),
    );
    left += width;
  }
  line.end();
  document.markContent('Artifact');
  document
    .moveTo(PAGE.margins.left, top + height)
    .lineTo(PAGE.margins.left + usableWidth(document), top + height)
    .lineWidth(head ? 1 : 0.5)
    .strokeColor(head ? INK : RULE)
    .stroke();
  document.endMarkedContent();
  document.y = top + height;
}

function rowHeight(document: Document, row: Row, widths: readonly number[], head: boolean): number {
  document.font(head ? 'bold' : 'regular').fontSize(SIZES.cell);
  const heights = row.map((cell, index) =>
    document.heightOfString(cellText(cell) || ' ', { width: (widths[index] ?? 0) - GAP.across }),
  );
  return Math.max(...heights) + 2 * GAP.along;
}

/** Each column as wide as its longest word at least, where that is not too much; the rest by the length of the texts. */
function columnWidths(document: Document, rows: readonly Row[]): readonly number[] {
  const columns = rows[0]?.length ?? 0;
  document.font('bold').fontSize(SIZES.cell);
  const least = Array.from(
    { length: columns },
    (_, column) =>
      Math.min(
        WIDEST_SHARE,
        Math.max(
          ...(rows[0] ? cellText(rows[0][column] ?? '').split(' ') : ['']).map((word) =>
            document.widthOfString(word),
          ),
        ),
      ) + GAP.across,
  );
  const shares = Array.from({ length: columns }, (_, column) =>
    Math.min(WIDEST_SHARE, Math.max(...rows.map((row) => cellText(row[column] ?? '').length))),
  );
  const left = usableWidth(document) - sum(least);
  const whole = sum(shares) || 1;
  return least.map((width, column) => width + (left * (shares[column] ?? 0)) / whole);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function usableWidth({ page }: Document): number {
  return page.width - PAGE.margins.left - PAGE.margins.right;
}

function bottom({ page }: Document): number {
  return page.height - PAGE.margins.bottom;
}

function numberPages(document: Document): void {
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    document.switchToPage(index);
    const { page } = document;
    // In the margin, where text would go to another page otherwise.
    page.margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    document
      .font('regular')
      .fontSize(SIZES.footer)
      .fillColor(INK)
      .text(t('Page {0} of {1}', index + 1, count), PAGE.margins.left, page.height - 40, {
        width: usableWidth(document),
        align: 'right',
        lineBreak: false,
      });
    document.endMarkedContent();
  }
}
