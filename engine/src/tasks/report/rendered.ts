import { t } from '@vscode/l10n';
import type { Sheet, SheetPicture } from '@vitruve/manifests';
import { table, type Block } from '../../running/report/block.ts';
import { BlockOptions } from './block-options.ts';
import { filledText } from './filled-text.ts';
import { drawPicture, type ReportPicture } from './pictures.ts';
import type { QueryResults } from './query-results.ts';
import { shownValue } from '../../tables/shown-number.ts';
import type { TemplatePart } from './template.ts';

/** Rows of a table that a page shows unless the block says otherwise. */
const SHOWN_ROWS = 50;

/** A report with the values of tables in it. */
export interface Rendered {
  readonly blocks: readonly Block[];
  /** A sheet for each query that is shown, with its pictures. */
  readonly sheets: readonly Sheet[];
  readonly pictures: number;
  readonly remarks: readonly string[];
}

export interface RenderOptions {
  /** Of the template, for messages. */
  readonly file: string;
  /** Absolute paths of GeoJSON files by their names. */
  readonly maps: Readonly<Record<string, string>>;
  /** Called after each picture. */
  readonly onPicture: () => void;
}

/** @throws TaskError for a block that cannot be shown, with its line. */
export async function rendered(
  parts: readonly TemplatePart[],
  results: QueryResults,
  options: RenderOptions,
): Promise<Rendered> {
  const blocks: Block[] = [];
  const sheets = new Map<string, SheetPicture[]>();
  const remarks = new Set<string>();
  let pictures = 0;
  const filled = (text: string): string => filledText(text, results, options.file);
  for (const part of parts) {
    switch (part.kind) {
      case 'title':
      case 'heading':
      case 'text':
        blocks.push({ kind: part.kind, text: filled(part.text) });
        break;
      case 'list':
        blocks.push({ kind: 'list', items: part.items.map(filled) });
        break;
      case 'rows': {
        const [heading = [], ...rows] = part.rows.map((row) => row.map(filled));
        blocks.push(table(heading, rows));
        break;
      }
      case 'query':
        break;
      case 'shown': {
        const { as, query } = part;
        const place = `${options.file}:${part.line}`;
        const shown = sheets.get(query) ?? [];
        sheets.set(query, shown);
        if (as === 'table') {
          blocks.push(...tableBlocks(query, part.options, results, place));
          break;
        }
        const request = { as, query, options: part.options, place, maps: options.maps };
        const picture = await drawPicture(request, results);
        shown.push(picture);
        pictures++;
        for (const remark of picture.remarks) remarks.add(remark);
        blocks.push(imageBlock(picture));
        options.onPicture();
      }
    }
  }
  const made = [...sheets].map(([query, own]): Sheet => sheetOf(query, results, own));
  return { blocks, sheets: made, pictures, remarks: [...remarks] };
}

function tableBlocks(query: string, text: string, results: QueryResults, place: string): readonly Block[] {
  const options = new BlockOptions(text, ['title', 'columns', 'rows'], place);
  const { columns, rows } = results.rows(query, place);
  const names = options.texts('columns') ?? columns.map(({ name }) => name);
  const values = names.map((name) => results.column(query, name, place));
  const most = options.count('rows') ?? SHOWN_ROWS;
  const shown = rows
    .slice(0, most)
    .map((_, index) => values.map((column) => shownValue(column[index] ?? null)));
  const title = options.text('title');
  return [
    ...(title === undefined ? [] : [{ kind: 'heading', text: title } satisfies Block]),
    table(names, shown),
    ...(rows.length > most
      ? [{ kind: 'text', text: t('The first {0} of {1} rows', most, rows.length) } satisfies Block]
      : []),
  ];
}

function imageBlock({ text, png, width, height }: ReportPicture): Block {
  const data = Buffer.from(png).toString('base64');
  return { kind: 'image', type: 'image/png', text, data, width, height };
}

function sheetOf(query: string, results: QueryResults, pictures: readonly SheetPicture[]): Sheet {
  const { columns, rows } = results.rows(query, query);
  const texts = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell) => String(cell ?? ''))),
  ];
  return { name: query, rows: texts.map((row) => row.map((text) => ({ text }))), pictures };
}
