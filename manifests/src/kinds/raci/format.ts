import type { TextChange } from '../../core/text/change.ts';
import { span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import { displayWidth } from './display-width.ts';
import { hasLetterCell } from './edit.ts';
import type { Matrix, RaciModel } from './model.ts';

/** Wider cells are left as they are: to pad a column to a paragraph's width helps nobody. */
const MAX_WIDTH = 120;

/** Tables with their bars in line; in YAML, letters in capitals and with a slash between them. */
export function formatRaci({ document, model }: KindContext<RaciModel>): TextChange[] {
  const text = document.getText();
  return model.matrices.flatMap((matrix) =>
    matrix.source === 'yaml'
      ? letterChanges(document.uri, text, matrix)
      : tableChange(document.uri, text, matrix),
  );
}

function letterChanges(uri: string, text: string, matrix: Matrix): TextChange[] {
  return matrix.activities.flatMap(({ assignments }) =>
    assignments.flatMap((assignment): TextChange[] => {
      const first = assignment.placed[0];
      const last = assignment.placed.at(-1);
      if (!first || !last || !hasLetterCell(matrix, assignment)) return [];
      const at = span(first.span.start, last.span.end);
      const written = text.slice(at.start, at.end);
      if (!/^\p{L}(?:[\s/,;+&|]*\p{L})*$/u.test(written) || /\p{L}{5}/u.test(written)) return [];
      const normal = assignment.placed.map(({ letter }) => letter).join('/');
      return written === normal || first.span.end - first.span.start > 1
        ? []
        : [{ kind: 'text', uri, span: at, text: normal }];
    }),
  );
}

/** The table written anew, when that changes anything. Tables in lists and quotations keep what is before their lines. */
function tableChange(uri: string, text: string, { span: at }: Matrix): TextChange[] {
  const start = text.lastIndexOf('\n', at.start - 1) + 1;
  const prefix = text.slice(start, at.start);
  if (prefix.trim() !== '') return [];
  const written = text.slice(at.start, at.end);
  const end = written.includes('\r\n') ? '\r\n' : '\n';
  const lines = written.split(/\r?\n/u);
  const rows = lines.map(cellsOf);
  const delimiter = rows[1]?.map((cell) => cell.trim()) ?? [];
  if (!delimiter.every((cell) => /^:?-+:?$/u.test(cell))) return [];
  const count = Math.max(...rows.map((cells) => cells.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.min(
      MAX_WIDTH,
      Math.max(3, ...rows.flatMap((cells, row) => (row === 1 ? [] : displayWidth(cells[column] ?? '')))),
    ),
  );
  const aligned = rows.map((cells, row) =>
    row === 1 ? delimiterLine(delimiter, widths) : rowLine(cells, widths, delimiter),
  );
  const formatted = aligned.join(`${end}${prefix}`);
  return formatted === written ? [] : [{ kind: 'text', uri, span: at, text: formatted }];
}

/** The cells between unescaped bars, trimmed. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '' && line.trimEnd().endsWith('|')) cells.pop();
  return cells;
}

/** A row that is shorter than the table stays so: `| **Section** |` says that it heads a section. */
function rowLine(cells: readonly string[], widths: readonly number[], delimiter: readonly string[]): string {
  const padded = cells.map((cell, column) =>
    pad(cell, widths[column] ?? 3, /^:-+:$/u.test(delimiter[column] ?? '')),
  );
  return `| ${padded.join(' | ')} |`;
}

function delimiterLine(delimiter: readonly string[], widths: readonly number[]): string {
  const cells = delimiter.map((cell, column) => {
    const left = cell.startsWith(':') ? ':' : '-';
    const right = cell.endsWith(':') ? ':' : '-';
    return `${left}${'-'.repeat(Math.max(1, (widths[column] ?? 3) - 2))}${right}`;
  });
  return `| ${cells.join(' | ')} |`;
}

function pad(cell: string, width: number, centred: boolean): string {
  const missing = Math.max(0, width - displayWidth(cell));
  const before = centred ? Math.floor(missing / 2) : 0;
  return ' '.repeat(before) + cell + ' '.repeat(missing - before);
}
