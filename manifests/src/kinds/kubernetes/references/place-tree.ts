import { isMap, isSeq, type YamlMap, type YamlNode } from '../../../core/yaml/node.ts';

/** Something that is found at a place of a resource. */
export interface PathPattern {
  /** Keys from the resource, `[]` for each item of a list, `*` for each key: `spec.tls[].secretName`, `{a,b}[].name`. */
  readonly at: string;
}

/** Places by their common beginnings, so that a resource is walked once for all of them. */
export interface PlaceTree<Place> {
  readonly below: ReadonlyMap<string, PlaceTree<Place>>;
  readonly places: readonly Place[];
}

interface Growing<Place> {
  readonly below: Map<string, Growing<Place>>;
  readonly places: Place[];
}

export function placeTree<Place extends PathPattern>(places: readonly Place[]): PlaceTree<Place> {
  const root: Growing<Place> = { below: new Map(), places: [] };
  for (const place of places) {
    for (const path of alternatives(place.at)) {
      let tree = root;
      for (const step of stepsOf(path)) {
        let next = tree.below.get(step);
        if (!next) tree.below.set(step, (next = { below: new Map(), places: [] }));
        tree = next;
      }
      tree.places.push(place);
    }
  }
  return root;
}

/** `{a,b}[].name` as `a[].name` and `b[].name`. */
function alternatives(path: string): readonly string[] {
  const braces = /\{([^}]*)\}/u.exec(path);
  if (!braces) return [path];
  const before = path.slice(0, braces.index);
  const after = path.slice(braces.index + braces[0].length);
  return (braces[1] ?? '').split(',').flatMap((word) => alternatives(before + word + after));
}

/** The steps of a path; `["a.b/c"]` is one key. */
export function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/\["([^"]*)"\]|\[\]|[^.[\]]+/gu)].map(([step, quoted]) => quoted ?? step);
}

/**
 * Tells of every node at one of the places.
 * @param visit called with the place, of its node, and of the innermost map around it.
 */
export function walkPlaces<Place>(
  tree: PlaceTree<Place>,
  node: YamlNode | null,
  visit: (place: Place, node: YamlNode, holder: YamlMap | undefined) => void,
  holder?: YamlMap,
): void {
  if (!node) return;
  for (const place of tree.places) visit(place, node, holder);
  if (tree.below.size === 0) return;
  if (isMap(node)) {
    const any = tree.below.get('*');
    for (const { key, value } of node.pairs) {
      const below = tree.below.get(key.text);
      if (below) walkPlaces(below, value, visit, node);
      if (any) walkPlaces(any, value, visit, node);
    }
  } else if (isSeq(node)) {
    const below = tree.below.get('[]');
    if (below) for (const item of node.items) walkPlaces(below, item, visit, holder);
  }
}

/** The places that a path (keys and indexes) leads to. */
export function placesAt<Place>(
  tree: PlaceTree<Place>,
  path: readonly (string | number)[],
): readonly Place[] {
  let trees: readonly PlaceTree<Place>[] = [tree];
  for (const step of path) {
    trees = trees.flatMap(({ below }) => {
      const next = typeof step === 'number' ? [below.get('[]')] : [below.get(step), below.get('*')];
      return next.filter((found) => found !== undefined);
    });
  }
  return trees.flatMap(({ places }) => places);
}
