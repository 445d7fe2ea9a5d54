/** A text in lines, as an editor has it. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

/** Lines of a selection: from the first to the last that it touches. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The first line of a table, which has the names of its columns, and the lines that are selected, each once and in their order.
 * @returns undefined where nothing but the first line, or empty lines, is selected.
 */
export function selectedRows(document: Lines, ranges: readonly LineRange[]): string | undefined {
  const chosen = new Set<number>();
  for (const { start, end } of ranges)
    for (let line = Math.max(1, start); line <= Math.min(end, document.lineCount - 1); line++)
      chosen.add(line);
  const rows = [...chosen]
    .sort((a, b) => a - b)
    .map((line) => document.lineAt(line).text)
    .filter((text) => text.trim() !== '');
  return rows.length === 0 ? undefined : [document.lineAt(0).text, ...rows, ''].join('\n');
}
