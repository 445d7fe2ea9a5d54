/** The numbers of the placeholders in a text for `format`; `{{` and `}}` are braces. */
export function placeholdersIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [, digits] of text.matchAll(/\{\{|\}\}|\{(\d+)\}/gu))
    if (digits !== undefined) found.add(Number(digits));
  return found;
}
