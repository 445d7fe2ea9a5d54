import type { Token } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { contentOf, scalarOf, scalarsOf, valueOf, type YamlNode } from '../../core/yaml/node.ts';
import { nameIn } from './entities.ts';
import type { ArchitectureModel } from './model.ts';

/** Keys whose values are names, and the color of each. */
const NAMED: readonly (readonly [key: string, type: Token['type']])[] = [
  ['from', 'class'],
  ['to', 'class'],
  ['realizedBy', 'class'],
  ['runsOn', 'class'],
  ['replaces', 'class'],
  ['stores', 'type'],
  ['creates', 'type'],
  ['data', 'type'],
  ['zone', 'enumMember'],
  ['since', 'enumMember'],
  ['until', 'enumMember'],
  ['owner', 'variable'],
  ['decisions', 'event'],
];

/** Colors: what is declared, and the names of it. */
export function architectureTokens({
  model: { architecture },
}: KindContext<ArchitectureModel>): readonly Token[] {
  if (!architecture) return [];
  const tokens: Token[] = [];
  const names = (node: YamlNode | null): void => {
    for (const [key, type] of NAMED)
      for (const scalar of scalarsOf(valueOf(node, key))) tokens.push({ span: contentOf(scalar), type });
  };
  for (const { key, node } of architecture.elements) {
    tokens.push({ span: nameIn(key), type: 'class', modifiers: ['declaration'] });
    names(node);
  }
  for (const { map } of architecture.flows) names(map);
  for (const { steps } of architecture.scenarios) for (const { map } of steps) names(map);
  for (const { key, node } of architecture.data) {
    tokens.push({ span: contentOf(key), type: 'type', modifiers: ['declaration'] });
    const owner = scalarOf(node, 'owner');
    if (owner) tokens.push({ span: contentOf(owner), type: 'variable' });
  }
  for (const { key } of [...architecture.zones, ...architecture.states])
    tokens.push({ span: contentOf(key), type: 'enumMember', modifiers: ['declaration'] });
  return tokens.filter(({ span }) => span.end > span.start).sort((a, b) => a.span.start - b.span.start);
}
