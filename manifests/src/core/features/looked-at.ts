import type { Manifest } from '../workspace/workspace.ts';

/** False for a document in which no rule has anything to look at, such as a text that mentions nothing. */
export function isLookedAt({ kind, context, parsed }: Manifest): boolean {
  if (kind.looksAt) return kind.looksAt(context);
  return kind.isAnyText !== true || parsed.references.length > 0;
}
