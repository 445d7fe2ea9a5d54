import { withDecimalMark } from '@vitruve/manifests';

/** A part of a report, whatever it is written as. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | TableBlock
  /** Names with values, under one heading. */
  | { readonly kind: 'values'; readonly heading: string; readonly rows: readonly ValueRow[] }
  | ImageBlock
  | ChartBlock;

export interface TableBlock {
  readonly kind: 'table';
  readonly heading: readonly string[];
  readonly rows: readonly Row[];
  /** What to click on to see it, for one that few readers need: it is closed at first, but in a PDF. */
  readonly folded?: string;
}

/** A drawing that is sharp at any size. What it shows is in a table beside it. */
export interface ChartBlock {
  readonly kind: 'chart';
  /** What it shows, for those who do not see it. */
  readonly text: string;
  /** A file of its own, with its width and height in pixels. */
  readonly svg: string;
}

export interface ImageBlock {
  readonly kind: 'image';
  /** What it shows, for those who do not see it. */
  readonly text: string;
  readonly type: 'image/png' | 'image/jpeg';
  /** In base64. */
  readonly data: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export type Row = readonly (string | number)[];
export type ValueRow = readonly [name: string, value: string | number];

/** Digits of a number that is not whole: more are noise. */
const DIGITS = 6;

/** A cell as reports show it: numbers with the decimal mark of the language, and no more digits than say something. */
export function cellText(value: string | number): string {
  if (typeof value === 'string' || Number.isInteger(value)) return String(value);
  return withDecimalMark(Number(value.toPrecision(DIGITS)));
}

/** A table with a heading row. */
export function table(heading: readonly string[], rows: readonly Row[]): Block {
  return { kind: 'table', heading, rows };
}

/** The rows of a block that is shown as a table, the first of them its heading; undefined for other blocks. */
export function rowsOf(block: Block): readonly Row[] | undefined {
  if (block.kind === 'table') return [block.heading, ...block.rows];
  return block.kind === 'values' ? [[block.heading, ''], ...block.rows] : undefined;
}

/** What a table is opened with; undefined for what is open. */
export function foldedIn(block: Block): string | undefined {
  return block.kind === 'table' ? block.folded : undefined;
}

/** The title of a report; empty for one without. */
export function titleIn(blocks: readonly Block[]): string {
  for (const block of blocks) if (block.kind === 'title') return block.text;
  return '';
}

/** The size of a chart in pixels. */
export function chartSize({ svg }: ChartBlock): { readonly width: number; readonly height: number } {
  const [, width = '0', height = '0'] = /<svg [^>]*width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** A chart as a page embeds it. */
export function chartUrl({ svg }: ChartBlock): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
