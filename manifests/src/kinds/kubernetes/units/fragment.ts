import { pairOf, valueOf } from '../../../core/yaml/node.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName } from '../../../core/text/resource.ts';
import type { Resource } from '../resources/model.ts';
import { isPart } from '../resources/part.ts';
import { isExample } from './example.ts';
import { mayBeKustomized } from './kustomizations.ts';
import { isPatch, isSentByTest } from './patch.ts';
import { releaseOf } from './release.ts';

/**
 * True for what a kustomization lays over a resource, or completes (a part, a workload whose selector comes with the labels of the
 * kustomization), and for the parts that a test changes.
 */
export function isCompletedElsewhere(resource: Resource, uri: string, graph: Graph): boolean {
  if (isPatch(uri, graph)) return true;
  const isCalledPatch = /patch/iu.test(fileName(uri));
  if (isUnselected(resource) && isWithoutImages(resource) && isExample(uri, graph)) return true;
  // Programs other than kustomize have patches too, in folders that say so.
  if (isPart(resource) && (isCalledPatch || /\/patches\/[^/]*$/iu.test(uri))) return true;
  if (isChange(resource) && isSentByTest(uri, graph)) return true;
  const looksLaidOver = isPart(resource) || isUnselected(resource) || isCalledPatch;
  if (looksLaidOver && mayBeKustomized(graph, uri)) return true;
  return isWithoutSelector(resource) && releaseOf(graph, uri).labelled;
}

/** True for what a test can only send to change a resource that is there: a part, a workload without a selector, pods without containers. */
function isChange(resource: Resource): boolean {
  return isPart(resource) || isWithoutSelector(resource) || resource.pods?.containers.length === 0;
}

/** True for pods all of whose containers are without an image: with the selector and the labels, nobody forgets them all, where something is shown. */
function isWithoutImages({ pods }: Resource): boolean {
  const containers = pods?.containers ?? [];
  return containers.length > 0 && containers.every(({ image }) => !image);
}

/** True for a workload without a selector and the labels that it would choose: forgotten, or left out because a base has them. */
function isUnselected({ root, group, pods }: Resource): boolean {
  return isWithoutSelector({ root, group }) && Object.keys(pods?.labels ?? {}).length === 0;
}

function isWithoutSelector({ root, group }: Pick<Resource, 'root' | 'group'>): boolean {
  return group === 'apps' && !pairOf(valueOf(root, 'spec'), 'selector');
}

/**
 * True for a patch of kustomize, and anything else that is a part of a resource only: nothing is missing in it. A kustomization
 * may name it as such; otherwise its own text tells, or, where there are kustomizations that could, makes it likely.
 */
export function isFragment(resource: Resource, uri: string, graph: Graph): boolean {
  if (isPart(resource) || isPatch(uri, graph)) return true;
  if (/(?:^|[-_.])patch(?:es)?\.ya?ml$/iu.test(fileName(uri)) && mayBeKustomized(graph, uri)) return true;
  return isUnselected(resource) && mayBeKustomized(graph, uri);
}
