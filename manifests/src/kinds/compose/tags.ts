import type { YamlDocument, YamlMap, YamlNode } from '../../core/yaml/node.ts';

/** What takes a value of a file below away, and what replaces it instead of being merged. */
const TAG = /!(?:reset|override)\b/u;
const RESET = /\s*:\s*!reset\b/uy;

/** Documents whose `!reset` and `!override` are no faults: Compose knows the two tags. */
export function withKnownTags(documents: readonly YamlDocument[]): readonly YamlDocument[] {
  return documents.map((document) => {
    const problems = document.problems.filter(
      ({ code, message }) => code !== 'TAG_RESOLVE_FAILED' || !TAG.test(message),
    );
    return problems.length === document.problems.length ? document : { ...document, problems };
  });
}

/** The map without the values that `!reset` takes away. */
export function withoutResets(text: string, root: YamlMap): YamlMap {
  return text.includes('!reset') ? (kept(text, root) as YamlMap) : root;
}

function kept(text: string, node: YamlNode): YamlNode {
  if (node.type === 'scalar') return node;
  if (node.type === 'seq') return { ...node, items: node.items.map((item) => item && kept(text, item)) };
  const pairs = node.pairs.flatMap((pair) => {
    RESET.lastIndex = pair.key.span.end;
    if (RESET.test(text)) return [];
    return [{ ...pair, value: pair.value && kept(text, pair.value) }];
  });
  return { ...node, pairs };
}
