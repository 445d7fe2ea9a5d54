import { keptBy } from '../../../core/text/memory.ts';
import { pairOf, scalarOf, valueOf } from '../../../core/yaml/node.ts';
import type { Resource } from './model.ts';

/** Fields without which the API accepts no resource of the kind: a text that lacks one is laid over another. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'apps/DaemonSet': ['template'],
  'apps/Deployment': ['template'],
  'apps/StatefulSet': ['template'],
  'apiextensions.k8s.io/CustomResourceDefinition': ['group', 'names'],
  'batch/CronJob': ['schedule', 'jobTemplate'],
  'batch/Job': ['template'],
  '/Pod': ['containers'],
  'autoscaling/HorizontalPodAutoscaler': ['scaleTargetRef', 'maxReplicas'],
};

/**
 * True for what can only be a part of a resource. Told by what it lacks, such as a container's image, and by the marks of a
 * strategic merge.
 */
export const isPart = keptBy((resource: Resource): boolean => {
  const { root, group, kind, pods } = resource;
  const spec = valueOf(root, 'spec');
  if (REQUIRED[`${group}/${kind}`]?.some((field) => !pairOf(spec, field))) return true;
  if (pairOf(root, '$patch') ?? pairOf(spec, '$patch')) return true;
  return pods?.containers.some(({ node, image }) => !image || pairOf(node, '$patch')) ?? false;
});

/** True for a patch that takes the resource of its name away. */
export function isRemoval({ root }: Pick<Resource, 'root'>): boolean {
  return scalarOf(root, '$patch')?.text === 'delete';
}
