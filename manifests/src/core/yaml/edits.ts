import type { Edit } from '../text/change.ts';
import { endOfLine, lineEnd, lineStart } from '../text/lines.ts';
import { contains, span, type Span } from '../text/span.ts';
import { contentEnd, type YamlMap, type YamlPair, type YamlSeq } from './node.ts';

/** What cannot be changed by machine without touching what a person wrote around it. */
export const UNSAFE = 'unsafe';
export type Edits = readonly Edit[] | typeof UNSAFE;

/** The pairs that the map itself writes, without those that a merge key brings. */
export function ownPairs(map: YamlMap): readonly YamlPair[] {
  return map.pairs.filter(({ key }) => contains(map.span, key.span));
}

/** A pair up to the end of its value, or to its colon. */
export function pairSpan(text: string, { key, value }: YamlPair): Span {
  const colon = colonEnd(text, key.span.end);
  if (!value) return span(key.span.start, colon ?? key.span.end);
  if (contentEnd(value) > key.span.end) return span(key.span.start, contentEnd(value));
  // An alias has the span of its anchor, further up.
  const alias = /\s*\*[^\s,[\]{}]+/uy;
  alias.lastIndex = colon ?? key.span.end;
  return span(key.span.start, alias.test(text) ? alias.lastIndex : (colon ?? key.span.end));
}

/** Where the colon after a key ends; undefined for a key in `{}` that has none. */
export function colonEnd(text: string, keyEnd: number): number | undefined {
  const colon = /\s*:/uy;
  colon.lastIndex = keyEnd;
  return colon.test(text) ? colon.lastIndex : undefined;
}

/**
 * Writes a pair into a map.
 * @param after the pair below which it goes; undefined for the first place.
 * @param parent the key of the map: comments between it and the first pair stay with that pair.
 */
export function pairInsertion(
  text: string,
  map: YamlMap,
  after: YamlPair | undefined,
  written: string,
  parent?: Span,
): Edits {
  const pairs = ownPairs(map);
  if (map.flow) {
    const elements = pairs.map((pair) => pairSpan(text, pair));
    return flowInsertion(text, map.span, elements, after ? pairs.indexOf(after) : -1, written);
  }
  const [first] = pairs;
  if (!first) return UNSAFE;
  if (after) return below(text, pairSpan(text, after).end, indentOf(text, first.key.span.start), written);
  const start = lineStart(text, first.key.span.start);
  const indent = text.slice(start, first.key.span.start);
  if (indent.trim() !== '') return UNSAFE;
  const above = parent && lineEnd(text, parent.end);
  if (above !== undefined && above < start && /^(?:[ \t]*(?:#.*)?\r?\n)*$/u.test(text.slice(above, start)))
    return below(text, above, indent, written);
  const eol = endOfLine(text);
  return [
    {
      span: span(start, start),
      text: `${indent}${written.replaceAll('\n', `${eol}${indent}`)}${eol}`,
    },
  ];
}

/** Writes an item behind the others of a list. */
export function itemInsertion(text: string, { span: at, items, flow }: YamlSeq, written: string): Edits {
  const elements = items.flatMap((item) => (item ? [span(item.span.start, contentEnd(item))] : []));
  if (flow) return flowInsertion(text, at, elements, elements.length - 1, written);
  const last = elements.at(-1);
  const dash = last && dashBefore(text, last.start);
  if (!last || dash === undefined) return UNSAFE;
  return below(text, last.end, text.slice(lineStart(text, dash), dash), `- ${written}`);
}

/** Takes a pair out of a map that has others. Comments stay, but for those that switch a rule off on its line. */
export function pairRemoval(text: string, map: YamlMap, pair: YamlPair): Edits {
  const pairs = ownPairs(map);
  const at = pairSpan(text, pair);
  if (map.flow) {
    const elements = pairs.map((candidate) => pairSpan(text, candidate));
    return flowRemoval(text, elements, pairs.indexOf(pair));
  }
  return lineRemoval(text, at);
}

/** Takes an item out of a list that has others. */
export function itemRemoval(text: string, { items, flow }: YamlSeq, index: number): Edits {
  const elements = items.map((item) => (item ? span(item.span.start, contentEnd(item)) : span(0, 0)));
  const at = elements[index];
  if (!at) return UNSAFE;
  if (flow) return flowRemoval(text, elements, index);
  const dash = dashBefore(text, at.start);
  return dash === undefined ? UNSAFE : lineRemoval(text, span(dash, at.end));
}

/** A line of its own below the one that something ends in. */
function below(text: string, end: number, indent: string, written: string): Edits {
  const at = lineEnd(text, end);
  const eol = endOfLine(text);
  return [
    {
      span: span(at, at),
      text: `${eol}${indent}${written.replaceAll('\n', `${eol}${indent}`)}`,
    },
  ];
}

function indentOf(text: string, offset: number): string {
  return ' '.repeat(offset - lineStart(text, offset));
}

/** The dash of an item that begins on the dash's line. */
function dashBefore(text: string, itemStart: number): number | undefined {
  const before = text.slice(lineStart(text, itemStart), itemStart);
  return /^\s*-[ \t]+$/u.test(before) ? lineStart(text, itemStart) + before.indexOf('-') : undefined;
}

function flowInsertion(
  text: string,
  container: Span,
  elements: readonly Span[],
  after: number,
  written: string,
): Edits {
  const previous = elements[after];
  if (previous) {
    const comma = commaAfter(text, previous.end);
    const separator = separatorOf(text, previous.start);
    const end = lineEnd(text, previous.end);
    // On lines of their own, each keeps the comment at its end.
    if (separator !== ' ' && /^[ \t]*(?:,[ \t]*)?(?:#.*)?$/u.test(text.slice(previous.end, end))) {
      const hasComma = comma !== undefined && comma <= end;
      return [
        ...(hasComma ? [] : [{ span: span(previous.end, previous.end), text: ',' }]),
        {
          span: span(end, end),
          text: `${separator}${written}${hasComma ? ',' : ''}`,
        },
      ];
    }
    return [
      {
        span: span(previous.end, previous.end),
        text: `,${separator}${written}`,
      },
    ];
  }
  const [first] = elements;
  if (!first) return [{ span: span(container.start + 1, container.start + 1), text: written }];
  if (!followsSeparator(text, first.start)) return UNSAFE;
  return [
    {
      span: span(first.start, first.start),
      text: `${written},${separatorOf(text, first.start)}`,
    },
  ];
}

/** False for an element with something before it that belongs to it: an anchor, a tag, a question mark. */
function followsSeparator(text: string, start: number): boolean {
  return /(?:^|[{[,])\s*$/u.test(text.slice(lineStart(text, start), start));
}

/** What parts the elements of `{}` or `[]`: a space, or a line break where each is on its own line. */
function separatorOf(text: string, start: number): string {
  const before = text.slice(lineStart(text, start), start);
  return before.trim() === '' && lineStart(text, start) > 0 ? `${endOfLine(text)}${before}` : ' ';
}

function flowRemoval(text: string, elements: readonly Span[], index: number): Edits {
  const at = elements[index];
  if (!at) return UNSAFE;
  const previous = elements[index - 1];
  const next = elements[index + 1];
  const comma = commaAfter(text, at.end);
  const end = comma ?? at.end;
  const start = lineStart(text, at.start);
  const tail = text.slice(end, lineEnd(text, end));
  if (!followsSeparator(text, at.start)) return UNSAFE;
  if (start > 0 && text.slice(start, at.start).trim() === '' && /^[ \t]*(?:#.*)?$/u.test(tail))
    return lineRemoval(text, span(at.start, end));
  if (next && comma !== undefined) {
    const gap = text.slice(comma, next.start);
    return [
      {
        span: span(at.start, /^[ \t]*$/u.test(gap) ? next.start : comma),
        text: '',
      },
    ];
  }
  const joined = previous && /^\s*,\s*$/u.test(text.slice(previous.end, at.start));
  return [
    {
      span: span(joined ? previous.end : at.start, joined ? at.end : end),
      text: '',
    },
  ];
}

/** The end of the comma that follows an element; undefined when none does. */
function commaAfter(text: string, from: number): number | undefined {
  const comma = /(?:\s|(?<=\s)#[^\n]*\n)*,/uy;
  comma.lastIndex = from;
  return comma.test(text) ? comma.lastIndex : undefined;
}

/** Removes what fills its lines, and their breaks. */
function lineRemoval(text: string, at: Span): Edits {
  const start = lineStart(text, at.start);
  const end = lineEnd(text, at.end);
  const tail = text.slice(at.end, end);
  if (start === 0 || text.slice(start, at.start).trim() !== '' || !/^[ \t]*(?:#.*)?$/u.test(tail))
    return UNSAFE;
  if (holdsComment(text.slice(at.start, at.end))) return UNSAFE;
  const comment = tail.trimStart();
  if (comment !== '' && !/^#\s*vitruve-ignore/u.test(comment))
    return [{ span: span(at.start, end - comment.length), text: '' }];
  const breakBefore = text[start - 2] === '\r' ? 2 : 1;
  return [{ span: span(start - breakBefore, end), text: '' }];
}

/** Leaves quoted scalars out of account, in which `#` is a character as any other. */
function holdsComment(written: string): boolean {
  return /(?:^|\s)#/u.test(written.replace(/(?<=^|[\s[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/gu, ''));
}
