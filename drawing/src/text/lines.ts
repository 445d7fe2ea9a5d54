import { characters, oneLine } from './plain.ts';
import { textWidth } from './width.ts';

export interface Room {
  /** CSS pixels. */
  readonly width: number;
  readonly lines: number;
  /** Of the font, in CSS pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** Where a line may end: at blanks, but not inside « quotation marks » nor before signs that French sets a blank before. */
const ENDS = /(?<=[^«] )(?![»:;!?])/u;
/** Where a word that is too long for a line may be cut: behind these signs. */
const JOINTS = /(?<=[-/_.:,;|\\@])/u;
/** The narrowest character that is common takes about this part of the font's size. */
const NARROWEST = 0.25;

/**
 * Breaks a text into the lines that fit, at blanks, then behind signs such as `/`, then anywhere. The last one ends with an
 * ellipsis when there is more. Never looks at more text than could fit.
 */
export function linesOf(text: string, room: Room): readonly string[] {
  const most = Math.ceil((room.width * room.lines) / (room.size * NARROWEST)) + 1;
  const line = oneLine(text.slice(0, most * 32));
  const kept = characters(line, most + 1).join('');
  if (room.lines === 1) {
    const whole = kept.length === line.length && textWidth(kept, room.size, room.bold) <= room.width;
    return [whole ? kept : withEllipsis(kept, room)];
  }
  const lines = broken(kept, room);
  if (lines.length <= room.lines && kept.length === line.length) return lines;
  const shown = lines.slice(0, room.lines);
  shown.push(withEllipsis(shown.pop() ?? '', room));
  return shown;
}

function broken(text: string, room: Room): string[] {
  const fits = (candidate: string): boolean => textWidth(candidate, room.size, room.bold) <= room.width;
  const lines: string[] = [];
  let current = '';
  const end = (): void => {
    if (current.trim() !== '') lines.push(current.trim());
    current = '';
  };
  const place = (piece: string): void => {
    if (!fits((current + piece).trimEnd())) end();
    current += piece;
  };
  for (const word of text.split(ENDS)) {
    if (fits(word.trimEnd())) place(word);
    else {
      // What must be cut anyway begins on a line of its own.
      end();
      for (const part of word.split(JOINTS)) {
        for (const piece of fits(part) ? [part] : characters(part, part.length)) place(piece);
      }
    }
    if (lines.length > room.lines) return lines;
  }
  end();
  return lines;
}

function withEllipsis(line: string, room: Room): string {
  const kept = [...characters(line, line.length)];
  while (kept.length > 0 && textWidth(`${kept.join('').trimEnd()}…`, room.size, room.bold) > room.width)
    kept.pop();
  return `${kept.join('').trimEnd()}…`;
}

/** A text as one line that is no wider than `width`. */
export function fitted(text: string, width: number, size: number, bold = false): string {
  return linesOf(text, { width, lines: 1, size, bold })[0] ?? '';
}

/** The end of a text as one line that is no wider than `width`: what a path says is at its end. */
export function fittedEnd(text: string, width: number, size: number): string {
  const line = oneLine(text);
  if (textWidth(line, size) <= width) return line;
  const most = Math.ceil(width / (size * NARROWEST));
  const kept = [...characters(line.slice(-most), most)];
  while (kept.length > 0 && textWidth(`…${kept.join('')}`, size) > width) kept.shift();
  return `…${kept.join('')}`;
}
