import type { Fix } from '../../../core/findings/finding.ts';
import type { TextChange } from '../../../core/text/change.ts';
import type { YamlMap, YamlPair } from '../../../core/yaml/node.ts';
import { pairInsertion, UNSAFE } from '../../../core/yaml/edits.ts';

/** A fix that writes a pair into a map, below another; none where that cannot be done without touching what is around it. */
export function insertionFix(
  title: string,
  { uri, text }: { readonly uri: string; readonly text: string },
  map: YamlMap,
  after: YamlPair | undefined,
  written: string,
  more: readonly TextChange[] = [],
): { readonly fixes?: readonly Fix[] } {
  const edits = pairInsertion(text, map, after, written);
  if (edits === UNSAFE) return {};
  const changes = edits.map((edit): TextChange => ({ kind: 'text', uri, ...edit }));
  return { fixes: [{ title, changes: () => [...more, ...changes] }] };
}
