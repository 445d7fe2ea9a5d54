import { columnOf, lineEnd } from '../../core/text/lines.ts';
import { span, type Span } from '../../core/text/span.ts';
import type { Action, Risk } from './model.ts';

export interface Insertion {
  readonly span: Span;
  readonly text: string;
}

/**
 * Where a new action of a risk goes, with the keys that it needs: below the last one, or below the row's last key. Undefined
 * for a row in flow style, whose one line leaves no room.
 */
export function actionInsertion(text: string, risk: Risk): Insertion | undefined {
  if (text[risk.span.start] === '{') return undefined;
  const last = risk.actions.at(-1);
  const column = columnOf(text, risk.span.start);
  const above = (last ?? risk).span;
  // A block of YAML ends where the next one starts: the new lines go below what is written.
  const end = lineEnd(text, above.start + text.slice(above.start, above.end).trimEnd().length);
  const lead = last ? dashColumn(text, last) : column + 2;
  if (lead === undefined) return undefined;
  const dash = ' '.repeat(lead);
  const key = ' '.repeat(lead + 2);
  const heading = last ? '' : `\n${' '.repeat(column)}actions:`;
  return {
    span: span(end, end),
    text: `${heading}\n${dash}- action: \n${key}type: prevention\n${key}owner: \n${key}due: \n${key}status: open`,
  };
}

/** The column of the dash before an action in block style. */
function dashColumn(text: string, { span: at }: Action): number | undefined {
  const line = text.slice(text.lastIndexOf('\n', at.start - 1) + 1, at.start);
  return /^ *- +$/u.test(line) ? line.indexOf('-') : /^ *- *$/u.test(line) ? line.indexOf('-') : undefined;
}
