import {
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../../../core/yaml/node.ts';
import type { Resource } from '../../resources/model.ts';
import { mapsAt } from '../../resources/node-at.ts';

/** One rule of a Role or a ClusterRole: what may be done with what. */
export interface AccessRule {
  readonly node: YamlMap;
  readonly verbs: readonly YamlScalar[];
  readonly groups: readonly YamlScalar[];
  readonly resources: readonly YamlScalar[];
  /** True for a rule that names the objects it is about. */
  readonly named: boolean;
}

const GROUP = 'rbac.authorization.k8s.io';

/** The rules of a role that people wrote: those that Kubernetes makes for itself are marked. */
export function accessRulesOf({ root, group, kind, labels }: Resource): readonly AccessRule[] {
  if (group !== GROUP || !kind.endsWith('Role') || labels['kubernetes.io/bootstrapping'] !== undefined)
    return [];
  return mapsAt(root, 'rules').map((node) => ({
    node,
    verbs: words(valueOf(node, 'verbs')),
    groups: words(valueOf(node, 'apiGroups')),
    resources: words(valueOf(node, 'resources')),
    named: words(valueOf(node, 'resourceNames')).length > 0,
  }));
}

function words(node: YamlNode | undefined): readonly YamlScalar[] {
  return isSeq(node) ? node.items.filter(isScalar) : [];
}

/** The first of some words, or the star, in a list. */
export function among(list: readonly YamlScalar[], ...wanted: readonly string[]): YamlScalar | undefined {
  return list.find(({ text }) => wanted.includes(text)) ?? list.find(({ text }) => text === '*');
}

/** The word by which a rule allows some verbs on some resources of a group; undefined when it does not. */
export function allows(
  { groups, resources, verbs }: AccessRule,
  group: string,
  wanted: readonly string[],
  doing: readonly string[],
): YamlScalar | undefined {
  const resource = among(resources, ...wanted);
  return resource && among(verbs, ...doing) && among(groups, group) ? resource : undefined;
}

/** Whom a binding gives its role. */
export interface Subject {
  readonly node: YamlMap;
  readonly kind: string;
  readonly name: YamlScalar;
}

export interface Binding {
  readonly role: YamlScalar | undefined;
  readonly roleKind: string;
  readonly subjects: readonly Subject[];
}

export function bindingOf({ root, group, kind, labels }: Resource): Binding | undefined {
  if (group !== GROUP || !kind.endsWith('RoleBinding') || labels['kubernetes.io/bootstrapping'] !== undefined)
    return undefined;
  const role = valueOf(root, 'roleRef');
  return {
    role: scalarOf(role, 'name'),
    roleKind: scalarOf(role, 'kind')?.text ?? '',
    subjects: mapsAt(root, 'subjects').flatMap((subject) => {
      const name = scalarOf(subject, 'name');
      return name ? [{ node: subject, kind: scalarOf(subject, 'kind')?.text ?? '', name }] : [];
    }),
  };
}
