import type { Span } from '../text/span.ts';
import { plainOrQuoted, writtenAt } from '../yaml/written.ts';
import type { Notation } from './entity.ts';

/**
 * A new name as it must be written in place of an old one; undefined where the text follows from something else (a link's
 * path) and is changed by the kind itself.
 * @param text the document.
 * @param at where the old name is; for a quoted scalar with its quotes or without.
 */
export function writtenAs(notation: Notation, text: string, at: Span, name: string): string | undefined {
  const written = text.slice(at.start, at.end);
  switch (notation) {
    case 'yaml':
    case 'yaml-key':
      return insideQuotes(text, at, name) ?? plainOrQuoted(name, true);
    case 'table-cell':
      return name.replaceAll('|', '\\|');
    case 'plain':
      return name;
    case 'decision-id':
      return decisionIdLike(written, name);
    case 'link-target':
    case 'fixed':
      return undefined;
  }
}

/** The name for the place between two quotes; undefined when there are none around it. */
function insideQuotes(text: string, at: Span, name: string): string | undefined {
  const [before, after] = [text[at.start - 1], text[at.end]];
  if (before !== after || (before !== '"' && before !== "'")) return undefined;
  return writtenAt({ quote: before, flow: true }, name);
}

/**
 * The number of `name` in the style of `written`: `ADR 7` becomes `ADR 12`, `ADR-0007` becomes `ADR-0012`. A decision that
 * gets another title keeps its number.
 */
function decisionIdLike(written: string, name: string): string | undefined {
  const number = /^(?:adr)?[-_ #]*(\d+)$/iu.exec(name)?.[1]?.replace(/^0+(?=\d)/u, '');
  const old = /\d+/u.exec(written);
  if (number === undefined || !old) return undefined;
  const padded = number.padStart(old[0].length, '0');
  return written.slice(0, old.index) + padded + written.slice(old.index + old[0].length);
}
