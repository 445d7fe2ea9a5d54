/**
 * A decision of others: `Backstage ADR-0011`, where a capitalized word within a sentence names whose it is, and `[ADR-0033](https://…)`, a
 * link to another place.
 */
export function isForeignReference(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (/[\p{L}\p{N},;:)] \p{Lu}\p{L}{2,40}(?:['’]s)? $/u.test(before)) return true;
  return (
    /\[[^[\]\n]*$/u.test(before) && /^[^[\]\n]{1,200}\]\(https?:\/\//u.test(text.slice(start, start + 220))
  );
}
