import { isLookedAt, KINDS, type Workspace } from '@vitruve/manifests';
import type { CheckResult, CountedItems } from './result.ts';

/** What documents hold, by kind, in the order of the kinds. Texts that mention nothing were only looked at: they do not count. */
export function countedItems(workspace: Workspace, uris: readonly string[]): readonly CountedItems[] {
  const counts = new Map<string, number>();
  for (const uri of uris) {
    const manifest = workspace.manifest(uri);
    if (!manifest) continue;
    const { kind, context } = manifest;
    if (!isLookedAt(manifest)) continue;
    // A broken file in which no item could be read is one all the same.
    const count = Math.max(1, kind.countItems?.(context.model) ?? 1);
    counts.set(kind.id, (counts.get(kind.id) ?? 0) + count);
  }
  return KINDS.flatMap((kind) => {
    const { id } = kind;
    const count = counts.get(id);
    return count === undefined ? [] : [{ kind: id, count, text: kind.describeCount(count) }];
  });
}

/** What in the documents no schema is known of, the most frequent first. */
export function itemsWithoutSchema(
  workspace: Workspace,
  uris: readonly string[],
): CheckResult['withoutSchema'] {
  const counts = new Map<string, number>();
  for (const uri of uris) {
    const manifest = workspace.manifest(uri);
    for (const name of manifest?.kind.itemsWithoutSchema?.(manifest.context) ?? [])
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
