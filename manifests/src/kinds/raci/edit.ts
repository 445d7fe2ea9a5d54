import type { TextChange } from '../../core/text/change.ts';
import { span, type Span } from '../../core/text/span.ts';
import type { Assignment, Matrix } from './model.ts';

/** True when the letters of an assignment are in a cell of their own: names under a letter have none to rewrite. */
export function hasLetterCell(matrix: Matrix, { nameSpan, cell }: Assignment): boolean {
  return matrix.layout === 'grid' || matrix.layout === 'long' || nameSpan !== cell;
}

/** From the first letter of a cell to its last. */
export function lettersSpan({ placed, cell }: Assignment): Span {
  const first = placed[0];
  const last = placed.at(-1);
  return first && last ? span(first.span.start, last.span.end) : cell;
}

/** The cell with other letters, its remark kept. */
export function lettersChange(uri: string, assignment: Assignment, letters: readonly string[]): TextChange {
  return { kind: 'text', uri, span: lettersSpan(assignment), text: letters.join('/') };
}

/** The letters of a cell in the order in which they are written. */
export function lettersIn({ placed }: Assignment): readonly string[] {
  return [...new Set(placed.map(({ letter }) => letter))];
}
