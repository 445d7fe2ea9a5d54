import type { Reference } from '../../../graph/entity.ts';
import type { Graph } from '../../../graph/graph.ts';
import { sourceOf, type Source } from '../../../views/source.ts';
import { namesDecisionOfAnother } from '../elsewhere.ts';
import { DECISION_KEY } from '../mention.ts';
import { fileName } from '../../../text/resource.ts';
import type { ShownDecision } from './decisions.ts';

export type DrawnRelation = 'supersedes' | 'amends' | 'relates-to' | 'mentions';

/** What one decision says of another, whichever of the two says it. */
export interface Related {
  /** Ids of decisions, or of those that do not exist. */
  readonly from: string;
  readonly to: string;
  readonly relation: DrawnRelation;
  readonly source: Source;
  /** True when one end does not exist. */
  readonly broken: boolean;
}

/** A decision that is named and that does not exist. */
export interface MissingDecision {
  readonly id: string;
  /** As it is named. */
  readonly label: string;
  /** Where it is named first. */
  readonly source: Source;
}

/** The relations between decisions: each once, though both sides may state it, and mentions only where nothing more is said. */
export function relationsOf(
  graph: Graph,
  decisions: readonly ShownDecision[],
): { readonly relations: readonly Related[]; readonly missing: readonly MissingDecision[] } {
  const ids = new Map(decisions.map(({ entity, id }) => [entity.uri, id]));
  const relations = new Map<string, Related>();
  const missing = new Map<string, MissingDecision>();
  const related = new Set<string>();
  for (const { entity, id: own } of decisions) {
    for (const reference of graph.referencesIn(entity.uri)) {
      if (!reference.types.includes('decision') || reference.relation === 'example') continue;
      const source = sourceOf(reference.uri, reference.span);
      const found = graph.resolve(reference);
      const absent = found.length === 0 ? missingFor(graph, reference, source) : undefined;
      if (absent && !missing.has(absent.id)) missing.set(absent.id, absent);
      const others = absent ? [absent.id] : found.map(({ uri }) => ids.get(uri));
      for (const other of others) {
        if (other === undefined || other === own) continue;
        const { relation, reversed } = drawn(reference.relation);
        const [from, to] = reversed ? [other, own] : [own, other];
        const pair = own < other ? `${own}\n${other}` : `${other}\n${own}`;
        const symmetric = relation === 'relates-to' || relation === 'mentions';
        const key = `${relation}\n${symmetric ? pair : `${from}\n${to}`}`;
        if (relation !== 'mentions') related.add(pair);
        if (!relations.has(key))
          relations.set(key, { from, to, relation, source, broken: absent !== undefined });
      }
    }
  }
  for (const key of relations.keys()) {
    if (key.startsWith('mentions\n') && related.has(key.slice('mentions\n'.length))) relations.delete(key);
  }
  return { relations: [...relations.values()], missing: [...missing.values()] };
}

/** The relation as it is drawn: from the newer to the older, from the one that amends to the amended. */
function drawn(relation: string): { readonly relation: DrawnRelation; readonly reversed: boolean } {
  switch (relation) {
    case 'supersedes':
      return { relation, reversed: false };
    case 'superseded-by':
      return { relation: 'supersedes', reversed: true };
    case 'amends':
      return { relation, reversed: false };
    case 'amended-by':
      return { relation: 'amends', reversed: true };
    case 'relates-to':
      return { relation, reversed: false };
    default:
      return { relation: 'mentions', reversed: false };
  }
}

/** Undefined for a link to a file that is no decision, and for a number of another project's decision. */
function missingFor(graph: Graph, reference: Reference, source: Source): MissingDecision | undefined {
  const { uri, key, name, span, target } = reference;
  if (!DECISION_KEY.test(key)) return undefined;
  if (target !== undefined) {
    if (graph.fileExists(target)) return undefined;
    return { id: `missing ${target}`, label: fileName(target), source };
  }
  if (namesDecisionOfAnother(graph.text(uri) ?? '', span.start)) return undefined;
  return { id: `missing ${key}`, label: name, source };
}
