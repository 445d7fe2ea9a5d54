/**
 * Characters that would change what is around them: marks that turn the direction of writing, and controls. The byte
 * order mark is among them.
 */
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const BROKEN = /[\ud800-\udfff\ufffe\uffff]/gu;
// Also the line and the control characters that XML and mermaid know nothing to do with; not blanks that keep words together.
const BLANKS = /(?:(?![\u00a0\u202f])[\p{Cc}\u2028\u2029\s])+/gu;

/**
 * A text as one line that any format can hold: runs of blanks, line ends and controls become a space; halves of a character
 * become U+FFFD; marks of direction go.
 */
export function oneLine(text: string): string {
  return text.replace(INVISIBLE, '').replace(BROKEN, '\ufffd').replace(BLANKS, ' ').trim();
}

/** A character with many marks on it may be as long as a book: one is cut after this many code units. */
const LONGEST_CHARACTER = 16;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The characters of a text as a reader counts them, at most `limit` of them. Looks at no more of the text than it needs to.
 */
export function characters(text: string, limit: number): readonly string[] {
  const found: string[] = [];
  const start = text.slice(0, limit * LONGEST_CHARACTER);
  for (const { segment } of segmenter.segment(start)) {
    if (found.length === limit) break;
    found.push(segment.length > LONGEST_CHARACTER ? whole(segment.slice(0, LONGEST_CHARACTER)) : segment);
  }
  return found;
}

/** Without the first half of a character that the cut may have left at the end. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff]$/u, '');
}

/**
 * A text as one line of at most `limit` characters, the last of them an ellipsis when something was cut off.
 */
export function shortened(text: string, limit: number): string {
  // Blanks may shrink to nothing, so that more is looked at than is kept; but not all of a text of any length.
  const line = oneLine(text.slice(0, limit * 4 * LONGEST_CHARACTER));
  const kept = characters(line, limit + 1);
  return kept.length > limit
    ? `${kept
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
    : kept.join('');
}
