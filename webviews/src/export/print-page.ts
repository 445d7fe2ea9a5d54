import { escaped, type Table } from '@vitruve/drawing';

/**
 * What is on a printed page: the picture, and below it the table that says the same, with all that a picture has no
 * room for. Markup of HTML, every text escaped.
 * @param svg the picture as a file of its own; empty for a view without one.
 */
export function printMarkup(title: string, svg: string, { columns, rows }: Table): string {
  const heads = columns.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join('');
  const lines = rows.map(
    ({ cells }) => `<tr>${cells.map(({ text }) => `<td>${escaped(text)}</td>`).join('')}</tr>`,
  );
  return [
    `<h1>${escaped(title)}</h1>`,
    `<figure>${svg.replace(/^<\?xml[^>]*\?>\s*/u, '')}</figure>`,
    `<table><thead><tr>${heads}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`,
  ].join('\n');
}
