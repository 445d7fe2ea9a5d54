import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { Decision, Succession } from './model.ts';

/** The reference that a "superseded by" or "supersedes" makes. */
export function successionReference(
  uri: string,
  { name, key, span, relation, target }: Succession,
): Reference {
  return {
    types: ['decision'],
    uri,
    name,
    key,
    span,
    relation,
    notation: target === undefined ? 'decision-id' : 'link-target',
    ...(target === undefined ? {} : { target }),
  };
}

/** The record that takes the place of another, as far as the other says; undefined when it names none that exists. */
export function successorOf(graph: Graph, decision: Entity): Entity | undefined {
  const named = decision.facts?.supersededBy;
  if (typeof named !== 'string') return undefined;
  const byPath = named.includes('/');
  const [found] = graph.resolve({
    types: ['decision'],
    uri: decision.uri,
    name: named,
    key: named,
    span: decision.span,
    relation: 'superseded-by',
    notation: 'fixed',
    ...(byPath ? { target: named } : {}),
  });
  return found;
}

/**
 * The records that follow each other from `decision`, itself first. It ends at the one in force, or before the first that
 * is in it already: then `cyclic` is set.
 */
export function supersessionOf(
  graph: Graph,
  decision: Entity,
): { chain: readonly Entity[]; cyclic: boolean } {
  const chain = [decision];
  const seen = new Set([decision.uri]);
  for (let next = successorOf(graph, decision); next; next = successorOf(graph, next)) {
    if (seen.has(next.uri)) return { chain, cyclic: next.uri === decision.uri };
    seen.add(next.uri);
    chain.push(next);
  }
  return { chain, cyclic: false };
}

/** The record that a document declares. */
export function decisionIn(graph: Graph, uri: string): Entity | undefined {
  return graph.declaredIn(uri).find(({ type }) => type === 'decision');
}

/** The statements of one relation that the record makes. */
export function successionsOf(model: Decision, relation: Succession['relation']): readonly Succession[] {
  return model.successions.filter((succession) => succession.relation === relation);
}
