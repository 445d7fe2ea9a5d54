import { terminalText } from '@vitruve/workspace';
import type { QueriedRows } from './database.ts';
import type { Cell } from './process/protocol.ts';

/** Characters of a value that a terminal shows. */
const WIDTH = 40;

/** Rows as aligned lines for a terminal, numbers at the right. */
export function shownRows({ columns, rows, isCut }: QueriedRows): string {
  const lines = [columns.map(({ name }) => shownCell(name)), ...rows.map((row) => row.map(shownCell))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const isRight = columns.map((_, index) =>
    rows.every((row) => row[index] === null || typeof row[index] === 'number'),
  );
  const texts = lines.map((line) =>
    line
      .map((text, index) =>
        isRight[index] === true ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [...texts, ...(isCut ? ['…'] : []), ''].join('\n');
}

/** A value in one line. */
export function shownCell(value: Cell): string {
  const text = terminalText(value === null ? '' : String(value));
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}
