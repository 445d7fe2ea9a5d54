import { shortened } from '../text/plain.ts';
import type { Table } from './table.ts';

/** What a cell shows of a text, in characters: more would make the table unreadable, and no text is that long for a reason. */
const LONGEST = 500;
/** Signs that Markdown or HTML gives a meaning to. */
const SIGNS = /[\\`*_{}[\]<>()#|~!&$@^=+]|:(?=\S)/gu;

/** A table in the Markdown of GitHub; every text is shown as it is, none is markup. */
export function tableMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ label }) => plainMarkdown(label))),
    line(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map(({ cells }) => line(cells.map(({ text }) => plainMarkdown(text)))),
  ]
    .map((written) => `${written}\n`)
    .join('');
}

/** A text as Markdown that shows it, in one line. */
export function plainMarkdown(text: string, limit = LONGEST): string {
  return shortened(text, limit)
    .replace(SIGNS, '\\$&')
    .replace(/^(\d+)([.)])/u, '$1\\$2')
    .replace(/^-/u, '\\-');
}
