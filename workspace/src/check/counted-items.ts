import { isLookedAt, KINDS, type Workspace } from '@vitruve/manifests';
import type { CountedItems } from './result.ts';

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
