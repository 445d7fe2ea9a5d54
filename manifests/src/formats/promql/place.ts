import { span, type Span } from '../../core/text/span.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';

/**
 * Where a part of the text of a scalar is in the document. YAML changes nothing but white space between the two, unless there
 * are escapes: then the whole scalar.
 * @param from offset in the scalar's text; `to`: the end.
 */
export function placeIn(
  document: string,
  { span: at, text, style }: YamlScalar,
  from: number,
  to: number,
): Span {
  const source = document.slice(at.start, at.end);
  const head = style === 'block' ? (/^[^\n]*\n?/u.exec(source)?.[0].length ?? 0) : style === 'quoted' ? 1 : 0;
  const tail = style === 'quoted' ? 1 : 0;
  const content = source.slice(head, source.length - tail);
  const written = inkOf(content);
  if (written.length !== inkOf(text).length) return at;
  const first = inkOf(text.slice(0, from)).length;
  const last = Math.max(inkOf(text.slice(0, to)).length - 1, first);
  const [start, end] = [offsetOf(content, first), offsetOf(content, last)];
  if (start === undefined || end === undefined) return at;
  return span(at.start + head + start, at.start + head + end + 1);
}

function inkOf(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

/** The offset of the n-th character that is not white space. */
function offsetOf(text: string, nth: number): number | undefined {
  let count = -1;
  for (let at = 0; at < text.length; at++) if (!/\s/u.test(text[at] ?? '') && ++count === nth) return at;
  return undefined;
}
