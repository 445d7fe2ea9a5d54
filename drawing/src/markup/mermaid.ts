import { shortened } from '../text/plain.ts';

/**
 * How mermaid writes labels: as HTML within the picture (its default, and that of sites that show Markdown), or as texts of
 * SVG, which a picture that is exported needs.
 */
export type MermaidLabels = 'html' | 'svg';

/**
 * What mermaid might not take as it is: all but letters with their marks, digits, and signs that mean nothing in a quoted
 * label, in the lists and headings of its Markdown, or to its search for comments and directives.
 */
const SPECIAL =
  /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|:(?! )|[^\p{L}\p{M}\p{N}\p{Cf}\p{Extended_Pictographic}\p{Regional_Indicator} ,.?!()'’«»“”…–—·→×€°/+:-]/gu;
/** A number and a full stop would start a list. */
const LIST = /^(\p{N}+)\./u;

/**
 * A text within a mermaid diagram: one line of at most `limit` characters, shown as it is whatever is in it.
 */
export function mermaidText(text: string, limit: number, labels: MermaidLabels): string {
  const line = shortened(text, limit);
  return labels === 'html' ? withEntities(line) : withLookalikes(line);
}

/** Signs as mermaid's entities (`#59;`), which are turned back only once the picture is made, after every parser. */
function withEntities(line: string): string {
  return line.replace(SPECIAL, (sign) => `#${sign.codePointAt(0) ?? 0xfffd};`).replace(LIST, '$1#46;');
}

/** A joiner, which nobody sees. */
const JOINER = '\u200d';

/**
 * Mermaid turns only three of its entities back in texts of SVG. The few other signs that would end a label or mean something
 * in it are written as ones that look the same, or are kept from their neighbours by a joiner.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '"': '”',
  '`': 'ˋ',
  ';': '\u037e',
};

/** Mermaid cuts words that are too long for a line, and would cut through an entity. */
const LONG_WORD = /\S{18,}/gu;
const BROAD: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', '&': '＆' };

function withLookalikes(line: string): string {
  return line
    .replace(LONG_WORD, (word) => word.replace(/[<>&]/gu, (sign) => BROAD[sign] ?? sign))
    .replace(/[%$\\*_~]/gu, `$&${JOINER}`)
    .replace(/^[#-]/u, `${JOINER}$&`)
    .replace(LIST, `$1${JOINER}.`)
    .replace(/[<>&"`;]/gu, (sign) => LOOKALIKES[sign] ?? sign);
}
