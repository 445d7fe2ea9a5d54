/**
 * Hundredths of the font's size that the characters from space to tilde take in DejaVu Sans, the font that exported pictures
 * are drawn with. The fonts of the systems are narrower, so that what fits here fits there.
 */
const ASCII = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73,
  68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63,
  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
] as const;
const CAPITAL = 75;
const OTHER = 66;
const WIDE = 100;
const BOLD = 1.14;

const MARK = /^[\p{M}\p{Cf}]$/u;
const UPPER = /^\p{Lu}$/u;
const PICTURE = /^\p{Extended_Pictographic}$/u;
/** Scripts whose characters fill a square. */
const SQUARE = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]$/u;

const measured = new Map<string, number>();

/** CSS pixels that a line of text takes, within a few percent. */
export function textWidth(text: string, size: number, bold = false): number {
  let hundredths = 0;
  for (const character of text) hundredths += widthOf(character);
  return (hundredths / 100) * size * (bold ? BOLD : 1);
}

function widthOf(character: string): number {
  const plain = ASCII[character.charCodeAt(0) - 32];
  if (plain !== undefined) return plain;
  const known = measured.get(character);
  if (known !== undefined) return known;
  const width = guess(character);
  // The characters of a language are few; a hostile text must not fill the memory all the same.
  if (measured.size < 10_000) measured.set(character, width);
  return width;
}

function guess(character: string): number {
  if (MARK.test(character)) return 0;
  if (SQUARE.test(character) || PICTURE.test(character)) return WIDE;
  // An accent takes no room: é is as wide as e.
  const base = ASCII[character.normalize('NFD').charCodeAt(0) - 32];
  return base ?? (UPPER.test(character) ? CAPITAL : OTHER);
}
