import type { Entity, Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Source } from '../../../core/views/source.ts';
import type { FolderContext } from '../../../core/views/view.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { isForeignReference } from '../foreign-reference.ts';
import { DECISION_KEY } from '../../../formats/citations/mention.ts';
import { fileName, relativePath } from '../../../core/text/resource.ts';
import { directoryOf, type ShownDecision } from './decisions.ts';

export type DrawnRelation = 'supersedes' | 'amends' | 'relates-to' | 'mentions';

/** What one decision says of another, whichever of the two says it. */
export interface DecisionRelation {
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

/** The relations between decisions: each once, though both sides may state it. */
export function relationsOf(
  { folder, graph }: FolderContext,
  decisions: readonly ShownDecision[],
): { readonly relations: readonly DecisionRelation[]; readonly missing: readonly MissingDecision[] } {
  const ids = decisions.map(({ id }) => id);
  const places = new Map(decisions.map(({ entity }, place) => [entity.uri, place]));
  const missing: MissingDecision[] = [];
  const missingPlaces = new Map<string, number | undefined>();
  const stated: IndexedRelation[] = [];

  /** The place of a decision that does not exist, behind those that do; undefined for what is not a decision. */
  const placeOfMissing = (reference: Reference): number | undefined => {
    const name = reference.target ?? reference.key;
    if (missingPlaces.has(name)) return missingPlaces.get(name);
    const absent = missingFor(folder, graph, reference);
    if (!absent) return undefined;
    missing.push(absent);
    const place = ids.push(absent.id) - 1;
    missingPlaces.set(name, place);
    return place;
  };

  const state = (own: number, other: number | undefined, reference: Reference): void => {
    if (other === undefined || other === own) return;
    const { relation, reversed } = drawn(reference.relation);
    stated.push({ from: reversed ? other : own, to: reversed ? own : other, relation, reference });
  };

  for (const [own, { entity }] of decisions.entries()) {
    for (const reference of graph.referencesIn(entity.uri)) {
      if (reference.relation === 'example' || !reference.types.includes('decision')) continue;
      const others = graph.resolve(reference);
      if (others.length === 0) state(own, placeOfMissing(reference), reference);
      if (isClear(reference, others)) for (const { uri } of others) state(own, places.get(uri), reference);
    }
  }
  const relations = withoutRepetition(stated, ids.length).map(({ from, to, relation, reference }) => ({
    from: ids[from] ?? '',
    to: ids[to] ?? '',
    relation,
    source: sourceOf(reference.uri, reference.span),
    broken: from >= decisions.length || to >= decisions.length,
  }));
  return { relations, missing };
}

/** A number that several other directories have, and its own has not, may be that of any of them. */
function isClear({ uri, target }: Reference, others: readonly Entity[]): boolean {
  if (target !== undefined || others.length < 2) return true;
  return others.every((other) => directoryOf(other.uri) === directoryOf(uri));
}

/** A relation between decisions, by their places in a list. */
interface IndexedRelation {
  readonly from: number;
  readonly to: number;
  readonly relation: DrawnRelation;
  readonly reference: Reference;
}

/**
 * Each relation once, the first to state it; the weaker ones only of pairs of which nothing stronger is said.
 * @param count of places: two of them make one number, since a large folder has tens of thousands of relations.
 */
function withoutRepetition(stated: readonly IndexedRelation[], count: number): readonly IndexedRelation[] {
  const pairOf = ({ from, to }: IndexedRelation): number => Math.min(from, to) * count + Math.max(from, to);
  const keys: Readonly<Record<DrawnRelation, Set<number>>> = {
    supersedes: new Set(),
    amends: new Set(),
    'relates-to': new Set(),
    mentions: new Set(),
  };
  // The highest strength that is stated of each pair.
  const strengths = new Map<number, number>();
  for (const one of stated) {
    const pair = pairOf(one);
    const strength = STRENGTH[one.relation];
    if (strength > (strengths.get(pair) ?? 0)) strengths.set(pair, strength);
  }
  return stated.filter((one) => {
    const { from, to, relation } = one;
    const pair = pairOf(one);
    if (STRENGTH[relation] < (strengths.get(pair) ?? 0)) return false;
    const symmetric = relation === 'relates-to' || relation === 'mentions';
    const key = symmetric ? pair : from * count + to;
    if (keys[relation].has(key)) return false;
    keys[relation].add(key);
    return true;
  });
}

/** What a reader wants to know first; a succession and an amendment are told both. */
const STRENGTH: Readonly<Record<DrawnRelation, number>> = {
  supersedes: 2,
  amends: 2,
  'relates-to': 1,
  mentions: 0,
};

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

/** Undefined for a link to a file that is not a decision, and for a number of another project's decision. */
function missingFor(
  folder: string,
  graph: Graph,
  { uri, key, name, span, target }: Reference,
): MissingDecision | undefined {
  const source = sourceOf(uri, span);
  if (!DECISION_KEY.test(key)) return undefined;
  if (target !== undefined) {
    if (graph.fileExists(target)) return undefined;
    return { id: `missing ${relativePath(`${folder}/.`, target)}`, label: fileName(target), source };
  }
  if (isForeignReference(graph.text(uri) ?? '', span.start)) return undefined;
  return { id: `missing ${key}`, label: name, source };
}
