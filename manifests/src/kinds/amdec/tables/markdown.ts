import type { Sheet } from '../../../core/sheet.ts';
import { oneLine } from '../../../core/text/one-line.ts';

/** A sheet as Markdown: what the table declares as a list, then its rows as a table. */
export function markdownOf(sheet: Sheet): string {
  const rows = sheet.rows.map((row) => row.map(({ text }) => text));
  const blank = rows.findIndex((row) => row.length === 0);
  const preface = rows.slice(0, Math.max(blank, 0));
  const [headings = [], ...risks] = rows.slice(blank + 1);
  const title = preface.find(([name]) => name === 'Title' || name === 'Titre');
  const parts = [
    `# ${inline(title?.[1] ?? sheet.name)}`,
    preface
      .filter((row) => row !== title)
      .map(([name = '', ...values]) => `- **${inline(name)}**: ${values.map(inline).join(', ')}`)
      .join('\n'),
    [
      tableRow(headings),
      tableRow(headings.map(() => '---')),
      ...risks.map((row) => tableRow(padded(row, headings.length))),
    ].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => inline(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

function padded(row: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, index) => row[index] ?? '');
}

function inline(text: string): string {
  return oneLine(text, '<br>');
}
