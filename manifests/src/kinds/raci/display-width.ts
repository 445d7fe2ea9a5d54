/** Columns that a text takes in a fixed-width font: two for East Asian wide characters and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  // Printable ASCII, the common case, needs no segmentation.
  if (text.length > MAX_MEASURED || /^[ -~]*$/u.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text))
    width += WIDE.test(segment) ? 2 : ZERO.test(segment) ? 0 : 1;
  return width;
}

/** Longer texts are in no column, and their segmentation is dear. */
const MAX_MEASURED = 1000;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ZERO = /^[\p{M}\p{Cf}\p{Cc}]+$/u;
/** Wide and full-width characters of Unicode Standard Annex 11, and characters that are shown as emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;
