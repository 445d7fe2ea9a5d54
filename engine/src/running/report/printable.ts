/** Characters that steer a terminal, end a line, or turn the order in which a name is read. */
const STEERING = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name as it can be shown in a line of a terminal or a page: names of files may hold anything. */
export function printable(name: string): string {
  return name.replace(STEERING, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
