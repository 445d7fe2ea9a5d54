import { endOfRunningOn } from '../joined-lines.ts';
import { BLANK, type Lines } from './lines.ts';
import { isLastOnLine, openingAt, type Opening } from './opening.ts';

/** Lines of a text that hold one node. The first may begin in the middle: behind a dash. */
export interface Block {
  readonly first: number;
  /** The line behind the last. */
  readonly end: number;
  /** Where the first character other than a space is on the first line. */
  readonly column: number;
}

/** A block map or list, cut where its pairs or items begin. */
export interface Cut {
  readonly type: 'map' | 'seq';
  readonly column: number;
  readonly pieces: readonly CutPiece[];
}

export interface CutPiece extends Block {
  readonly opening: Opening;
}

/** The lines of a block without the blank ones before it; undefined when there are no others. */
export function blockOf(lines: Lines, first: number, end: number): Block | undefined {
  for (let line = first; line < end; line++) {
    const column = lines.indent(line);
    if (column !== BLANK) return { first: line, end, column };
  }
  return undefined;
}

/** The offset of the first character of a block. */
export function startOf(lines: Lines, { first, column }: Block): number {
  return lines.start(first) + column;
}

/**
 * Cuts a block into its pairs or items; undefined for any other node, and when a line stands where only a whole parse tells
 * what it belongs to.
 */
export function cutBlock(lines: Lines, block: Block): Cut | undefined {
  const { text } = lines;
  const first = openingAt(text, startOf(lines, block));
  if (!first) return undefined;
  const type = first.type === 'item' ? 'seq' : 'map';
  const { column } = block;
  const starts = [{ line: block.first, opening: first }];
  let value = new RunningValue(text, first);
  for (let line = block.first + 1; line < block.end; line++) {
    const indent = lines.indent(line);
    if (indent > column || indent === BLANK || value.holds(lines.start(line))) continue;
    if (indent < column) return undefined;
    const at = lines.start(line) + column;
    const opening = openingAt(text, at);
    const before = starts.at(-1)?.opening;
    if (opening?.type === 'item' && type === 'map') {
      // Items may be at the column of the key that they belong to.
      if (before?.type !== 'key' || !isLastOnLine(text, before.after)) return undefined;
    } else if (opening && (opening.type === 'item') === (type === 'seq')) {
      starts.push({ line, opening });
      value = new RunningValue(text, opening);
    } else if (!value.closesAt(at)) return undefined;
  }
  if (starts.some(({ opening }) => opening.type === 'key' && opening.merges)) return undefined;
  const pieces = starts.map(({ line, opening }, index): CutPiece => {
    const end = starts[index + 1]?.line ?? block.end;
    return { first: line, end, column, opening };
  });
  return { type, column, pieces };
}

/** The block that is the value of a pair or the item of a list, when nothing else can be written before it. */
export function valueBlock(lines: Lines, piece: CutPiece): Block | undefined {
  const { opening, first, end, column } = piece;
  if (isLastOnLine(lines.text, opening.after)) {
    const block = blockOf(lines, first + 1, end);
    const least = opening.type === 'key' ? column : column + 1;
    return block && block.column >= least ? block : undefined;
  }
  if (opening.type !== 'item') return undefined;
  const start = lines.start(first);
  const spaces = /^ */u.exec(lines.text.slice(opening.after, lines.start(first + 1)))?.[0].length ?? 0;
  return { first, end, column: opening.after + spaces - start };
}

/** The value behind a colon or dash where it is in quotes or brackets, which may go on wherever the next lines begin. */
class RunningValue {
  readonly #text: string;
  readonly #start: number;
  #end: number | undefined;
  #isClosed = false;

  constructor(text: string, { type, after }: Opening) {
    this.#text = text;
    let start = after;
    while (type !== 'word' && text.charAt(start) === ' ') start++;
    this.#start = start;
  }

  /** True for a line that starts within the value. */
  holds(lineStart: number): boolean {
    this.#end ??= endOfRunningOn(this.#text, this.#start) ?? 0;
    return lineStart < this.#end;
  }

  /** True for the bracket that ends a long value, at the column where that began. */
  closesAt(at: number): boolean {
    const closing = { '[': ']', '{': '}' }[this.#text.charAt(this.#start)];
    if (this.#isClosed || closing === undefined) return false;
    return (this.#isClosed = this.#text.charAt(at) === closing);
  }
}
