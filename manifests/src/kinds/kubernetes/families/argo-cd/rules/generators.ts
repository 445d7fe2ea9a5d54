import { t } from '@vscode/l10n';
import { within } from '../../../../../core/text/span.ts';
import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../../../../core/yaml/node.ts';
import { resourceRule } from '../../../checks/resource-rule.ts';

/** A parameter that a template asks for and no element of the list has. */
export const listParameters = resourceRule({
  id: 'argo-cd/list-parameters',
  severity: 'warning',
  *check({ group, kind, root }) {
    if (group !== 'argoproj.io' || kind !== 'ApplicationSet') return;
    const spec = valueOf(root, 'spec');
    const generators = valueOf(spec, 'generators');
    if (!isSeq(generators) || generators.items.length !== 1) return;
    const [generator] = generators.items;
    const elements = valueOf(valueOf(generator, 'list'), 'elements');
    // With other generators around it, parameters come from elsewhere.
    if (!isMap(generator) || !isSeq(elements) || generator.pairs.some(({ key }) => key.text !== 'list'))
      return;
    if (valueOf(valueOf(generator, 'list'), 'elementsYaml')) return;
    const known = new Set(elements.items.flatMap((item) => keysIn(item, '')));
    if (known.size === 0) return;
    const isGo = scalarOf(spec, 'goTemplate')?.value === true;
    const parameter = isGo ? /\{\{-?\s*\.([\w.]+)\s*-?\}\}/gu : /\{\{\s*([\w.-]+)\s*\}\}/gu;
    for (const scalar of scalarsIn(valueOf(spec, 'template') ?? null)) {
      for (const match of scalar.text.matchAll(parameter)) {
        const name = match[1] ?? '';
        if (known.has(name) || known.has(name.replace(/^values\./u, '')) || name.startsWith('index'))
          continue;
        yield {
          message: t('No list element has the key "{0}"', name),
          span: placeIn(scalar, match.index, match[0].length),
        };
      }
    }
  },
});

function keysIn(node: YamlNode | null, prefix: string): readonly string[] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap(({ key, value }) => {
    const name = prefix + key.text;
    return [name, ...keysIn(value, `${name}.`)];
  });
}

function scalarsIn(node: YamlNode | null): readonly YamlScalar[] {
  if (isScalar(node)) return node.text.includes('{{') ? [node] : [];
  if (isSeq(node)) return node.items.flatMap(scalarsIn);
  return node ? node.pairs.flatMap(({ value }) => scalarsIn(value)) : [];
}

function placeIn({ span: at, text, style }: YamlScalar, from: number, length: number): YamlScalar['span'] {
  const opening = style === 'quoted' ? 1 : 0;
  if (at.end - at.start !== text.length + 2 * opening) return at;
  const start = at.start + opening + from;
  return within(at, start, start + length);
}
