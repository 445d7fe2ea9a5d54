import { isMap, isSeq, scalarOf, valueOf, type YamlScalar } from '../../../../core/yaml/node.ts';
import type { Container, PodTemplate } from '../../resources/model.ts';
import { nodeAt } from '../../resources/node-at.ts';

/** A field of a container's own `securityContext`. */
export function ownSecurity({ node }: Container, field: string): YamlScalar | undefined {
  return scalarOf(valueOf(node, 'securityContext'), field);
}

/** A field of `securityContext` as it holds for a container: its own, or else that of the pod. */
export function securityOf(container: Container, pods: PodTemplate, field: string): YamlScalar | undefined {
  return ownSecurity(container, field) ?? scalarOf(valueOf(pods.spec, 'securityContext'), field);
}

/** A capability that a container adds or drops, without `CAP_` and in upper case. */
export interface Capability {
  readonly name: string;
  readonly node: YamlScalar;
}

export function capabilitiesOf({ node }: Container, list: 'add' | 'drop'): readonly Capability[] {
  const capabilities = nodeAt(node, 'securityContext', 'capabilities', list);
  if (!isSeq(capabilities)) return [];
  return capabilities.items.flatMap((item) =>
    item?.type === 'scalar' ? [{ name: item.text.toUpperCase().replace(/^CAP_/u, ''), node: item }] : [],
  );
}

/** Pods of Windows have none of the settings that Linux knows. */
export function runsOnWindows({ spec }: PodTemplate): boolean {
  const os =
    scalarOf(valueOf(spec, 'os'), 'name') ?? scalarOf(valueOf(spec, 'nodeSelector'), 'kubernetes.io/os');
  return os?.text === 'windows' || isMap(nodeAt(spec, 'securityContext', 'windowsOptions'));
}

export function isTrue(scalar: YamlScalar | undefined): boolean {
  return scalar?.value === true;
}

export function isFalse(scalar: YamlScalar | undefined): boolean {
  return scalar?.value === false;
}
