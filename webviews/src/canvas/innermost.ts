import type { Source } from '@vitruve/manifests';

/** The thing whose source holds a place in the text; of several, the one with the least text, the last of those. */
export function innermost(
  sources: ReadonlyMap<string, Source>,
  cursor: { readonly uri: string; readonly offset: number } | undefined,
): string | undefined {
  if (!cursor) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const [id, source] of sources) {
    const { start, end } = source.extent ?? source;
    if (source.uri !== cursor.uri || cursor.offset < start || cursor.offset > end || end - start > least)
      continue;
    [best, least] = [id, end - start];
  }
  return best;
}
