import { KINDS } from '@vitruve/manifests';
import type { CheckedDocument } from './checked-document.ts';
import type { CheckResult, CountedItems } from './result.ts';

/** What documents hold, by kind, in the order of the kinds. Texts that mention nothing were only looked at: they do not count. */
export function countedItems(documents: readonly CheckedDocument[]): readonly CountedItems[] {
  const counts = new Map<string, number>();
  for (const { items } of documents)
    if (items) counts.set(items.kind, (counts.get(items.kind) ?? 0) + items.count);
  return KINDS.flatMap((kind) => {
    const { id } = kind;
    const count = counts.get(id);
    return count === undefined ? [] : [{ kind: id, count, text: kind.describeCount(count) }];
  });
}

/** What in the documents no schema is known of, the most frequent first. */
export function itemsWithoutSchema(documents: readonly CheckedDocument[]): CheckResult['withoutSchema'] {
  const counts = new Map<string, number>();
  for (const { withoutSchema } of documents)
    for (const name of withoutSchema) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
