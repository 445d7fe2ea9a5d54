import type { Span } from '@vitruve/manifests';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { terminalColumns } from '../../terminal-text.ts';

export interface Paints {
  readonly paint: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** What is shown of a line, in characters: minified text must not fill the screen. */
const WIDEST = 140;

/** The line of a span with carets below what the span covers of it, and line numbers at the side. */
export function excerpt(document: TextDocument, { start, end }: Span, { paint, dim }: Paints): string[] {
  const from = document.positionAt(start);
  const to = document.positionAt(end);
  const whole = lineText(document, from.line);
  const cut = Math.max(0, from.character - WIDEST / 2);
  const shown = whole.slice(cut, cut + WIDEST);
  const first = from.character - cut;
  const last = Math.min(to.line === from.line ? to.character - cut : shown.trimEnd().length, shown.length);
  const number = String(from.line + 1);
  const margin = ' '.repeat(number.length);
  const carets = '^'.repeat(Math.max(1, width(shown.slice(first, last))));
  return [
    dim(`  ${margin} │`),
    `${dim(`  ${number} │`)} ${terminalColumns(shown)}`,
    `${dim(`  ${margin} │`)} ${' '.repeat(width(shown.slice(0, first)))}${paint(carets)}`,
  ];
}

function lineText(document: TextDocument, line: number): string {
  return document
    .getText({
      start: { line, character: 0 },
      end: { line: line + 1, character: 0 },
    })
    .replace(/[\r\n]+$/u, '');
}

/** Columns that a text takes on a terminal: accents that stand by themselves take none, East Asian characters and emoji two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{Mn}|\u200d|\u2060|\ufe0f/u.test(character)) continue;
    columns +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}
