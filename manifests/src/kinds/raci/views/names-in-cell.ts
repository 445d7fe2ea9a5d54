import type { Span } from '../../../core/text/span.ts';
import { isBlank, type GridCell } from '../grid.ts';
import { isPlaceholder, namesIn } from '../read-grid.ts';

const SEPARATOR = /\s*(?:[,;]|<br\s*\/?>|(?<=\s)\+(?=\s))\s*/iu;

/** The names of a cell with one more, parted as the others are. */
export function withName({ source, text }: GridCell, name: string): string {
  if (isBlank(text) || isPlaceholder(text)) return name;
  return `${source}${SEPARATOR.exec(source)?.[0] ?? ', '}${name}`;
}

/** The names of a cell without one, whatever markup is around it. */
export function withoutName(cell: GridCell, { start, end }: Span): string {
  const names = namesIn(cell);
  if (names.length < 2) return '';
  const { source, span: at } = cell;
  const after = SEPARATOR.exec(source.slice(end - at.start));
  const until = after ? end - at.start + after.index : source.length;
  let from = 0;
  for (const name of names) {
    if (name.span.start >= start) break;
    const separator = SEPARATOR.exec(source.slice(name.span.end - at.start, start - at.start));
    if (separator) from = name.span.end - at.start + separator.index;
  }
  return from === 0 && after
    ? source.slice(until + after[0].length)
    : source.slice(0, from) + source.slice(until);
}
