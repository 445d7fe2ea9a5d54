import type { MarkdownDocument } from '../../markdown/document.ts';
import { parseMarkdown } from '../../markdown/parse.ts';

let last: { readonly text: string; readonly markdown: MarkdownDocument } | undefined;

/** The parse of a text. A document is parsed to see what kind it is and then at once to be read: the last parse is kept for that. */
export function parsedOnce(text: string): MarkdownDocument {
  if (last?.text !== text) last = { text, markdown: parseMarkdown(text) };
  return last.markdown;
}
