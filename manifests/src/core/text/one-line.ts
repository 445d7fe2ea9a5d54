/** The lines of a text in one, without the white space around them and without those that are empty. */
export function oneLine(text: string, separator: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, all) => line !== '' || index === 0 || index === all.length - 1)
    .join(separator);
}
