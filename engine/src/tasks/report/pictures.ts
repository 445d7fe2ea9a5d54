import { t } from '@vscode/l10n';
import { chartSvg, mapSvg, type Series } from '@vitruve/drawing';
import { drawPng, TaskError } from '@vitruve/workspace';
import { BlockOptions } from './block-options.ts';
import { candlesOf } from './candles-picture.ts';
import { readShapes } from './map-shapes.ts';
import { numberIn, shownCategory, type PictureRequest, type TitledSvg } from './picture-request.ts';
import type { QueryResults } from './query-results.ts';
import { shownNumber } from '../../tables/shown-number.ts';

/** Bars and lines that somebody can still read. */
const MOST_CATEGORIES = { bar: 60, line: 1000 } as const;
const MOST_SERIES = 8;

/** Pixels for each of the drawing. */
const SCALE = 2;

/** A chart or map of a report. */
export interface ReportPicture {
  readonly text: string;
  readonly png: Uint8Array;
  /** Pixels of the screen; the picture has twice as many. */
  readonly width: number;
  readonly height: number;
  /** What the user should know of it. */
  readonly remarks: readonly string[];
}

/** @throws TaskError when a column is missing, or is of no numbers. */
export async function drawPicture(request: PictureRequest, results: QueryResults): Promise<ReportPicture> {
  const { svg, title } = await drawn(request, results);
  const { content, remarks } = await drawPng(svg, SCALE);
  const [, width = '0', height = '0'] = /<svg [^>]*width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
  return { text: title, png: content, width: Number(width), height: Number(height), remarks };
}

async function drawn(request: PictureRequest, results: QueryResults): Promise<TitledSvg> {
  switch (request.as) {
    case 'map':
      return mapOf(request, results);
    case 'candles':
      return candlesOf(request, results);
    case 'bar':
    case 'line':
      return chartOf(request, request.as, results);
  }
}

function chartOf(
  { query, options: text, place }: PictureRequest,
  kind: 'bar' | 'line',
  results: QueryResults,
): TitledSvg {
  const options = new BlockOptions(text, ['title', 'x', 'y'], place);
  const { columns } = results.rows(query, place);
  const [first, ...others] = columns.map(({ name }) => name);
  const categories = results.column(query, options.text('x') ?? first ?? '', place).map(shownCategory);
  const names = options.texts('y') ?? others;
  if (categories.length > MOST_CATEGORIES[kind])
    throw new TaskError(
      t(
        '{0}: the query "{1}" has {2} rows, and a chart shows at most {3}',
        place,
        query,
        categories.length,
        MOST_CATEGORIES[kind],
      ),
    );
  if (names.length === 0 || names.length > MOST_SERIES)
    throw new TaskError(t('{0}: a chart shows 1 to {1} columns, not {2}', place, MOST_SERIES, names.length));
  const series: readonly Series[] = names.map((name) => ({
    name,
    values: results.column(query, name, place).map((value) => numberIn(value, name, place)),
  }));
  const title = options.text('title') ?? query;
  return { title, svg: chartSvg({ kind, categories, series, shown: shownNumber }, title) };
}

async function mapOf(
  { query, options: text, place, maps }: PictureRequest,
  results: QueryResults,
): Promise<TitledSvg> {
  const options = new BlockOptions(text, ['title', 'shapes', 'key', 'by', 'value'], place);
  const names = Object.keys(maps);
  const name = options.text('shapes') ?? (names.length === 1 ? names[0] : undefined);
  const path = name === undefined ? undefined : maps[name];
  if (path === undefined)
    throw new TaskError(
      t('{0}: there is no map "{1}" among the inputs. Maps: {2}', place, name ?? '', names.join(', ')),
    );
  const shapes = await readShapes(path, options.text('key') ?? 'code');
  const [first = '', second = ''] = results.rows(query, place).columns.map((column) => column.name);
  const keys = results.column(query, options.text('by') ?? first, place).map((key) => String(key ?? ''));
  const found = results.column(query, options.text('value') ?? second, place);
  const values = new Map<string, number | string>();
  for (const [index, key] of keys.entries()) {
    const value = found[index] ?? null;
    if (value !== null) values.set(key, typeof value === 'number' ? value : String(value));
  }
  if (!shapes.some(({ key }) => values.has(key)))
    throw new TaskError(t('{0}: no area of the map has a value of the query "{1}"', place, query));
  const title = options.text('title') ?? query;
  return { title, svg: mapSvg({ shapes, values, shown: shownNumber, missing: t('no value') }, title) };
}
