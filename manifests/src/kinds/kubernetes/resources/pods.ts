import { isMap, isSeq, scalarOf, valueOf, type YamlMap } from '../../../core/yaml/node.ts';
import { labelsIn } from './labels.ts';
import type { Container, ContainerPort, PodTemplate } from './model.ts';

/** Where kinds describe their pods, as keys from the resource. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  '/Pod': [],
  '/PodTemplate': ['template'],
  '/ReplicationController': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/Deployment': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'extensions/DaemonSet': ['spec', 'template'],
  'extensions/Deployment': ['spec', 'template'],
  'extensions/ReplicaSet': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'argoproj.io/Rollout': ['spec', 'template'],
  'serving.knative.dev/Service': ['spec', 'template'],
  'keda.sh/ScaledJob': ['spec', 'jobTargetRef', 'template'],
};

const CONTAINER_LISTS = [
  ['containers', 'container'],
  ['initContainers', 'init'],
  ['ephemeralContainers', 'ephemeral'],
] as const;

/** The keys from a resource to the description of its pods; undefined for a kind that has none. */
export function podTemplatePath(group: string, kind: string): readonly string[] | undefined {
  return TEMPLATES[`${group}/${kind}`];
}

/** The description of pods in a resource, where it has one with a `spec`. */
export function podTemplateOf(resource: YamlMap, group: string, kind: string): PodTemplate | undefined {
  const path = podTemplatePath(group, kind);
  if (!path) return undefined;
  let root: YamlMap = resource;
  for (const key of path) {
    const below = valueOf(root, key);
    if (!isMap(below)) return undefined;
    root = below;
  }
  const metadata = valueOf(root, 'metadata');
  const spec = valueOf(root, 'spec');
  if (!isMap(spec)) return undefined;
  return {
    root,
    path,
    metadata: isMap(metadata) ? metadata : undefined,
    spec,
    labels: labelsIn(valueOf(metadata, 'labels')),
    containers: CONTAINER_LISTS.flatMap(([key, role]) => {
      const list = valueOf(spec, key);
      return isSeq(list) ? list.items.filter(isMap).map((node) => containerOf(node, role)) : [];
    }),
  };
}

function containerOf(node: YamlMap, role: Container['role']): Container {
  return {
    node,
    role,
    name: scalarOf(node, 'name'),
    image: scalarOf(node, 'image'),
    ports: portsOf(valueOf(node, 'ports')),
  };
}

function portsOf(node: ReturnType<typeof valueOf>): readonly ContainerPort[] {
  if (!isSeq(node)) return [];
  return node.items.filter(isMap).map((port) => ({
    number: scalarOf(port, 'containerPort'),
    name: scalarOf(port, 'name'),
    protocol: scalarOf(port, 'protocol')?.text ?? 'TCP',
    span: port.span,
  }));
}
