import { within, type Span } from '../text/span.ts';
import type { YamlScalar } from './node.ts';

/** Where a part of a scalar's text is in the document; that of the whole scalar where nobody can say. */
export type PlaceInScalar = (start: number, end: number) => Span;

/**
 * Finds parts of a scalar's `text` in the document: behind its quotes, or in the lines of a block without their indentation.
 * Scalars whose text is written with escapes, other than the `''` of single quotes, are found as a whole. Linear in the length of the scalar, once.
 * @param source the document.
 */
export function placesIn(source: string, scalar: YamlScalar): PlaceInScalar {
  let offsets: readonly number[] | undefined;
  return (start, end) => {
    offsets ??= offsetsOf(source, scalar);
    const from = offsets[start];
    const last = offsets[end - 1];
    if (from === undefined || last === undefined) return scalar.span;
    return within(scalar.span, from, last + 1);
  };
}

/** The place of each character of the text; none when the text is written in another way. */
function offsetsOf(source: string, { span, text, style }: YamlScalar): readonly number[] {
  const offsets: number[] = [];
  let at = span.start;
  const isSingle = style === 'quoted' && source[at] === "'";
  if (style === 'quoted') at++;
  if (style === 'block') {
    const header = source.indexOf('\n', at);
    if (header === -1) return [];
    at = header + 1;
  }
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    // Indentation, and breaks that fold, are in the source alone; a space of the text may be a break.
    if (!/\s/u.test(char)) while (at < span.end && source[at] !== char && /\s/u.test(source[at] ?? '')) at++;
    const blank = /\s/u.test(char);
    if (blank ? at > span.end : at >= span.end || source[at] !== char) return blank ? offsets : [];
    offsets.push(at);
    // In single quotes, one is written twice.
    if (char === "'" && isSingle) at++;
    if (!blank || /\s/u.test(source[at] ?? '')) at++;
  }
  return offsets;
}
