import { open } from 'node:fs/promises';
import { piecesOf } from '../../running/file-pieces.ts';

/** Lines that are looked at, and the fewest that tell anything. */
const MOST_LINES = 2000;
const FEWEST_LINES = 2;
/** Fields of a line whose gaps are all one space: fewer may be a name, an address or a number in groups of three digits. */
const FEWEST_FIELDS = 5;

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u;
const FIELD = /"[^"]*"|[^ \t]+/gu;
/** A gap of several spaces between two fields. */
const WIDE_GAP = /[^ \t][ \t]{2,}[^ \t]/u;

/**
 * Whether runs of spaces separate the columns of a text: each line has as many fields, some column holds numbers only, and the gaps are
 * wide or many. Texts of one column, such as names of two words, are none.
 * @param text whole lines that no other separator splits.
 */
export function isAligned(text: string): boolean {
  const lines = text
    .split(/\r?\n/u, MOST_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < FEWEST_LINES) return false;
  const rows = lines.map((line) => line.match(FIELD) ?? []);
  const [first = []] = rows;
  if (first.length < 2 || rows.some(({ length }) => length !== first.length)) return false;
  if (first.length < FEWEST_FIELDS && !lines.some((line) => WIDE_GAP.test(line))) return false;
  // The first line may hold names.
  return first.some((_, place) => rows.slice(1).every((row) => NUMBER.test(row[place] ?? '')));
}

const [TAB, LINE_FEED, RETURN, SPACE, QUOTE] = [0x09, 0x0a, 0x0d, 0x20, 0x22];

/**
 * Writes a text again with one tab in place of each run of spaces and tabs, and none at the ends of lines. What is quoted stays.
 * @param from absolute, in UTF-8.
 * @param to absolute; it does not exist.
 */
export async function writeWithTabs(from: string, to: string, signal: AbortSignal): Promise<void> {
  const target = await open(to, 'wx');
  const convert = tabsInGaps();
  try {
    for await (const piece of piecesOf(from, signal)) await target.writeFile(convert(piece));
  } finally {
    await target.close();
  }
}

/** @returns what converts one piece after another. */
function tabsInGaps(): (piece: Uint8Array) => Uint8Array {
  let [isStart, isGap, isQuoted] = [true, false, false];
  return (piece) => {
    // A gap that began in the piece before is written in this one.
    const target = Buffer.allocUnsafe(piece.length + 1);
    let end = 0;
    for (const byte of piece) {
      if (byte === LINE_FEED || byte === RETURN) [isStart, isGap, isQuoted] = [true, false, false];
      else if (!isQuoted && (byte === SPACE || byte === TAB)) {
        isGap = true;
        continue;
      } else {
        const isFirst = isStart || isGap;
        if (isGap && !isStart) target[end++] = TAB;
        if (byte === QUOTE) isQuoted = isFirst;
        [isStart, isGap] = [false, false];
      }
      target[end++] = byte;
    }
    return target.subarray(0, end);
  };
}
