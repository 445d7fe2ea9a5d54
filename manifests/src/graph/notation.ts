import { plainOrQuoted } from '../yaml/cursor.ts';
import type { Notation } from './entity.ts';

/**
 * A new name as it must be written in place of an old one; undefined where the text follows from something else (a link's
 * path) and is changed by the kind itself.
 * @param written the characters that stand there now.
 */
export function writtenAs(notation: Notation, written: string, name: string): string | undefined {
  switch (notation) {
    case 'yaml':
    case 'yaml-key':
      return plainOrQuoted(name, true);
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

/**
 * The number of `name` in the style of `written`: `ADR 7` becomes `ADR 12`, `ADR-0007` becomes `ADR-0012`. A decision that
 * gets another title keeps its number.
 */
function decisionIdLike(written: string, name: string): string | undefined {
  const number = /^(?:adr)?[-_ #]*0*(\d+)$/iu.exec(name)?.[1];
  const old = /\d+/u.exec(written);
  if (number === undefined || !old) return undefined;
  const padded = number.padStart(old[0].length, '0');
  return written.slice(0, old.index) + padded + written.slice(old.index + old[0].length);
}
