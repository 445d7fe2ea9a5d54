import { within } from '../../core/text/span.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../../core/yaml/node.ts';
import { variablesIn } from './interpolation.ts';
import type { VariableUse } from './model.ts';

/** The variables of all values of a file. */
export function variablesUsed(text: string, roots: readonly YamlMap[]): readonly VariableUse[] {
  if (!text.includes('$')) return [];
  return roots.flatMap((root) =>
    [...scalarsIn(root, '$')].flatMap(({ span, text: value }) => {
      const written = text.slice(span.start, span.end);
      const { variables } = variablesIn(written);
      // Compose reads the value, where a line that "\" continues is whole.
      const meant = variablesIn(value).variables;
      return variables.map(({ name, operator, nameStart }, index): VariableUse => {
        const start = span.start + nameStart;
        return {
          name,
          operator: meant.length === variables.length ? (meant[index]?.operator ?? operator) : operator,
          span: within(span, start, start + name.length),
          braced: written[nameStart - 1] === '{',
        };
      });
    }),
  );
}

/** The values of a tree that hold a text; an anchor that is used many times is looked at once. */
export function* scalarsIn(
  node: YamlNode | null,
  holding: string,
  seen = new Set<YamlNode>(),
): Iterable<YamlScalar> {
  if (node === null || seen.has(node)) return;
  seen.add(node);
  if (node.type === 'scalar') {
    if (node.text.includes(holding)) yield node;
    return;
  }
  if (node.type === 'seq') for (const item of node.items) yield* scalarsIn(item, holding, seen);
  else for (const { value } of node.pairs) yield* scalarsIn(value, holding, seen);
}
