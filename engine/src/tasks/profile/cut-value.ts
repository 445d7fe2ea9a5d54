/** Characters of a value that are shown. */
export const MOST_CHARACTERS = 200;

/** A value that may be as large as a document. */
export function cutValue(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}
