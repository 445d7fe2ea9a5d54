/**
 * A decision of others: `Backstage ADR-0011`, where a capitalized word within a sentence names whose it is, and `[ADR-0033](https://…)`, a
 * link to another place, also as `[ADR-0033][adr]` with the address elsewhere.
 */
export function isForeignReference(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (/[\p{L}\p{N},;:)] \p{Lu}\p{L}{2,40}(?:['’]s)? $/u.test(before)) return true;
  if (!/\[[^[\]\n]*$/u.test(before)) return false;
  const link = /^[^[\]\n]{1,200}\](?:\((https?:\/\/)|\[([^[\]\n]{1,100})\])/u.exec(
    text.slice(start, start + 330),
  );
  const label = link?.[2]?.toLowerCase();
  return label === undefined ? link !== null : labelsElsewhere(text).has(label);
}

/** The labels of links whose address, `[adr]: https://…`, is on another server. */
function labelsElsewhere(text: string): ReadonlySet<string> {
  const definitions = text.matchAll(/^ {0,3}\[([^[\]\n]{1,100})\]:[ \t]{0,20}<?https?:\/\//gmu);
  return new Set([...definitions].map(([, label = '']) => label.toLowerCase()));
}
