/** A part of a report, whatever it is written as. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly heading: readonly string[]; readonly rows: readonly Row[] }
  /** Names with values, under one heading. */
  | { readonly kind: 'values'; readonly heading: string; readonly rows: readonly ValueRow[] }
  | ImageBlock;

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

/** A table with a heading row. */
export function table(heading: readonly string[], rows: readonly Row[]): Block {
  return { kind: 'table', heading, rows };
}

/** The rows of a block that is shown as a table, the first of them its heading; undefined for other blocks. */
export function rowsOf(block: Block): readonly Row[] | undefined {
  if (block.kind === 'table') return [block.heading, ...block.rows];
  return block.kind === 'values' ? [[block.heading, ''], ...block.rows] : undefined;
}

/** The title of a report; empty for one without. */
export function titleIn(blocks: readonly Block[]): string {
  for (const block of blocks) if (block.kind === 'title') return block.text;
  return '';
}
