import { podTemplatePath } from '../resources/pods.ts';
import { NAMESPACE_PLACES, NAMESPACES_OF_ALL } from './namespace-places.ts';
import { NETWORK_PLACES } from './network-places.ts';
import type { NamePlace } from './place.ts';
import { placesAt, placeTree, type PlaceTree } from './place-tree.ts';
import { POD_PLACES } from './pod-places.ts';
import { RESOURCE_PLACES } from './resource-places.ts';

/** The names in descriptions of pods, from their `spec`. */
export const IN_PODS: PlaceTree<NamePlace> = placeTree(POD_PLACES);

/** The names in all resources. */
export const IN_ALL: PlaceTree<NamePlace> = placeTree(NAMESPACES_OF_ALL);

const BY_KIND = new Map<string, NamePlace[]>();
for (const place of [...NETWORK_PLACES, ...RESOURCE_PLACES, ...NAMESPACE_PLACES]) {
  for (const kind of place.in) {
    const places = BY_KIND.get(kind);
    if (places) places.push(place);
    else BY_KIND.set(kind, [place]);
  }
}

const TREES = new Map([...BY_KIND].map(([kind, places]) => [kind, placeTree(places)] as const));

/** The names in resources of a kind, outside of the pods that they describe. */
export function namesIn(group: string, kind: string): PlaceTree<NamePlace> | undefined {
  return TREES.get(`${group}/${kind}`);
}

/** What a value names, by the keys and indexes from the resource to it. */
export function namePlacesAt(
  group: string,
  kind: string,
  path: readonly (string | number)[],
): readonly NamePlace[] {
  const tree = namesIn(group, kind);
  const template = podTemplatePath(group, kind);
  const pods = template && [...template, 'spec'];
  const inPods = pods?.every((key, index) => path[index] === key) ? path.slice(pods.length) : undefined;
  return [
    ...placesAt(IN_ALL, path),
    ...(tree ? placesAt(tree, path) : []),
    ...(inPods ? placesAt(IN_PODS, inPods) : []),
  ];
}
