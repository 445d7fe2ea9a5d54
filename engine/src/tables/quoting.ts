/** A name of a table or column in SQL. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of texts in SQL. */
export function quotedList(texts: readonly string[]): string {
  return `[${texts.map(quotedText).join(', ')}]`;
}
