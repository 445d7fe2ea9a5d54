import { pairOf, valueOf } from '../../../yaml/node.ts';
import { keptBy } from '../../../text/memory.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { Resource } from '../resources/model.ts';
import { kustomizationsOf } from './kustomizations.ts';
import { isPatch } from './patch.ts';

/** Fields without which the API accepts no resource of the kind: a text that lacks one is laid over another. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'apps/DaemonSet': ['template'],
  'apps/Deployment': ['template'],
  'apps/StatefulSet': ['template'],
  'batch/CronJob': ['schedule', 'jobTemplate'],
  'batch/Job': ['template'],
  '/Pod': ['containers'],
  'autoscaling/HorizontalPodAutoscaler': ['scaleTargetRef', 'maxReplicas'],
};

/**
 * True for what can only be a part of a resource. Told by what it lacks, such as a container's image, and by the marks of a
 * strategic merge.
 */
const isPart = keptBy((resource: Resource): boolean => {
  const { root, group, kind, pods } = resource;
  const spec = valueOf(root, 'spec');
  if (REQUIRED[`${group}/${kind}`]?.some((field) => !pairOf(spec, field))) return true;
  if (pairOf(root, '$patch') ?? pairOf(spec, '$patch')) return true;
  return pods?.containers.some(({ node, image }) => !image || pairOf(node, '$patch')) ?? false;
});

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
