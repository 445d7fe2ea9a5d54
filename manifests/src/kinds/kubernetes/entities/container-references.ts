import type { Reference } from '../../../core/graph/entity.ts';
import { scalarOf, valueOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { mapsAt, nodeAt } from '../resources/node-at.ts';
import type { Resource } from '../resources/model.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import { ownerOf, partKey, scoped, scopeOf } from '../resources/identity.ts';

/** A place that names a container of some pods. */
export interface ContainerUse {
  readonly name: YamlScalar;
  readonly reference: Reference;
}

/** Where a resource names containers: its own, in the rules of a Job and in fields of its environment, or those that it scales. */
export function containerUses(resource: Resource, uri: string): readonly ContainerUse[] {
  const { group, kind, root, pods } = resource;
  const spec = valueOf(root, 'spec');
  const used = (owner: string | undefined, names: readonly (YamlScalar | undefined)[], relation: string) =>
    names.flatMap((name): ContainerUse[] =>
      owner !== undefined && name && name.text !== '*'
        ? [{ name, reference: referenceTo(resource, uri, owner, name, relation) }]
        : [],
    );
  if (group === 'autoscaling' && kind === 'HorizontalPodAutoscaler')
    return used(
      targetOf(valueOf(spec, 'scaleTargetRef')),
      mapsAt(spec, 'metrics').map((metric) => scalarOf(valueOf(metric, 'containerResource'), 'container')),
      'scales-by-container',
    );
  if (group === 'autoscaling.k8s.io' && kind === 'VerticalPodAutoscaler')
    return used(
      targetOf(valueOf(spec, 'targetRef')),
      mapsAt(spec, 'resourcePolicy', 'containerPolicies').map((policy) => scalarOf(policy, 'containerName')),
      'scales-by-container',
    );
  if (!pods) return [];
  const job =
    group === 'batch' ? mapsAt(nodeAt(root, ...pods.path.slice(0, -1)), 'podFailurePolicy', 'rules') : [];
  const environment = pods.containers.flatMap(({ node }) => mapsAt(node, 'env'));
  return [
    ...used(
      ownerOf(resource),
      job.map((rule) => scalarOf(valueOf(rule, 'onExitCodes'), 'containerName')),
      'failure-of-container',
    ),
    ...used(
      ownerOf(resource),
      environment.map((variable) =>
        scalarOf(nodeAt(variable, 'valueFrom', 'resourceFieldRef'), 'containerName'),
      ),
      'resources-of-container',
    ),
  ];
}

function targetOf(target: ReturnType<typeof valueOf>): string | undefined {
  const kind = scalarOf(target, 'kind');
  const name = scalarOf(target, 'name');
  return kind && name ? resourceKey(kind.text, name.text) : undefined;
}

function referenceTo(
  resource: Resource,
  uri: string,
  owner: string,
  name: YamlScalar,
  relation: string,
): Reference {
  return scoped(scopeOf(resource), {
    types: ['container'] as const,
    uri,
    name: name.text,
    key: partKey(owner, name.text),
    span: name.span,
    notation: 'yaml' as const,
    relation,
  });
}
