import type { Reference } from '../../core/graph/entity.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { decisionKey, decisionNumber } from './mention.ts';

/** The decision that a scalar names as `ADR-0012`; nothing for another text. */
export function decisionReferences(uri: string, { text: name, span }: YamlScalar): readonly Reference[] {
  const number = decisionNumber(name);
  if (number === undefined) return [];
  const key = decisionKey(number);
  return [{ types: ['decision'], uri, name, key, span, notation: 'decision-id', relation: 'decided-by' }];
}
