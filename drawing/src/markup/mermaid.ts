import { shortened } from '../text/plain.ts';

/**
 * What mermaid might not take as it stands: all but letters with their marks, digits, and signs that mean nothing in a quoted
 * label, in the lists and headings of its Markdown, or to its search for comments and directives.
 */
const SPECIAL =
  /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[^\p{L}\p{M}\p{N}\p{Cf}\p{Extended_Pictographic}\p{Regional_Indicator} ,.?!()'’«»“”…–—·→×€°/+-]/gu;
/** A number and a full stop would start a list. */
const LIST = /^(\p{N}+)\./u;

/**
 * A text within a mermaid diagram: one line of at most `limit` characters. What mermaid, Markdown or HTML would take for their
 * own is written as mermaid's entities (`#59;`), which are turned back only once the picture is made, after every parser.
 */
export function mermaidText(text: string, limit: number): string {
  return shortened(text, limit)
    .replace(SPECIAL, (sign) => `#${sign.codePointAt(0) ?? 0xfffd};`)
    .replace(LIST, '$1#46;');
}
