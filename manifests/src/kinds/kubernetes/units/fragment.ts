import { pairOf, valueOf } from '../../../core/yaml/node.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Resource } from '../resources/model.ts';
import { isPart } from '../resources/part.ts';
import { kustomizationsOf } from './kustomizations.ts';
import { isPatch } from './patch.ts';

/** True for a workload without a selector and the labels that it would choose: forgotten, or left out because a base has them. */
function isUnselected({ root, group, pods }: Resource): boolean {
  return (
    group === 'apps' &&
    !pairOf(valueOf(root, 'spec'), 'selector') &&
    Object.keys(pods?.labels ?? {}).length === 0
  );
}

/**
 * True for a patch of kustomize, and anything else that is a part of a resource only: nothing is missing in it. A kustomization
 * may name it as such; otherwise its own text tells, or, where there are kustomizations that could, makes it likely.
 */
export function isFragment(resource: Resource, uri: string, graph: Graph): boolean {
  if (isPart(resource) || isPatch(uri, graph)) return true;
  return isUnselected(resource) && kustomizationsOf(graph, uri).length > 0;
}
