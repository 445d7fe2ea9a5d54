import type { Entity, Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isSlip, nearest } from '../../../formats/json-schema/nearest.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { kindOf } from '../resources/kind-of.ts';
import { sureIn } from '../checks/missing.ts';
import { releaseOf } from '../units/release.ts';
import { kindNamed } from './layers.ts';

/** Relations whose target a picture misses when it is nowhere: the others name what clusters and people bring. */
export const NEEDED: ReadonlySet<string> = new Set([
  'config-map',
  'secret',
  'tls-secret',
  'claim',
  'backend',
  'scale-target',
  'host',
  'rollout-service',
  'governing-service',
  'project',
]);

/** Relations of what people and platforms often make by hand. */
const DOUBTFUL: ReadonlySet<string> = new Set(['secret', 'tls-secret', 'governing-service']);

/** The names of resources by kind. */
const namesIn = keptBy((resources: readonly Entity[]): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const resource of resources) {
    const kind = kindOf(resource);
    const list = names.get(kind);
    if (list) list.push(resource.name);
    else names.set(kind, [resource.name]);
  }
  return names;
});

/** A name that leads nowhere. */
export interface MissingNode {
  readonly from: string;
  readonly holder: Entity;
  readonly reference: Reference;
  /** False where the rule on it gives no more than a hint: it may be somewhere else. */
  readonly isSure: boolean;
}

/** The names of a file whose things are missing, as the rules on missing things see them (`rules/links/missing.ts`). */
export class MissingNodes {
  readonly #graph: Graph;
  readonly #missing: Omit<MissingNode, 'isSure'>[] = [];
  /** For each resource and relation its names, and whether one of them is there. */
  readonly #named = new Map<string, { readonly keys: Set<string>; isOneThere: boolean }>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  add(from: string, holder: Entity, reference: Reference, isThere: boolean): void {
    const named = this.#named.get(`${from} ${reference.relation}`) ?? { keys: new Set(), isOneThere: false };
    this.#named.set(`${from} ${reference.relation}`, named);
    named.keys.add(reference.key);
    if (isThere) named.isOneThere = true;
    else this.#missing.push({ from, holder, reference });
  }

  all(): readonly MissingNode[] {
    return this.#missing.map((node) => ({ ...node, isSure: this.#isSure(node) }));
  }

  #isSure({ from, reference }: Omit<MissingNode, 'isSure'>): boolean {
    const { key, relation, name, uri } = reference;
    const release = releaseOf(this.#graph, uri);
    const kind = kindNamed(key.slice(0, key.indexOf('/')));
    const suggestion = nearest(name, namesIn(release.resources).get(kind) ?? []);
    if (suggestion !== undefined && isSlip(name, suggestion) && !release.open) return true;
    // Who finds none of several things is deployed where these are: with others.
    const named = this.#named.get(`${from} ${relation}`);
    const isStranger = named !== undefined && named.keys.size > 1 && !named.isOneThere;
    return !isStranger && !DOUBTFUL.has(relation) && sureIn(release, kind).atMost === undefined;
  }
}
