import { resourceKey } from '../../../formats/resources/resource-key.ts';
import type { Labels } from '../../../core/graph/entity.ts';
import { isClusterKind } from './cluster-kinds.ts';
import type { Resource } from './model.ts';

/** Labels of our own that tell things apart beside those that people write; no label of Kubernetes has parentheses. */
export const GROUP_LABEL = '(group)';
export const OWNER_LABEL = '(of)';

/** The key of a key in a ConfigMap or Secret, of a port of a Service, of a volume in pods. */
export function partKey(owner: string, name: string): string {
  return `${owner}#${name}`;
}

/** Whose labels a selector asks for. */
export type LabelOwner = 'pods' | 'service' | 'namespace';

/** The key of a label. Those of pods have no prefix. */
export function labelKey(name: string, value: string, of: LabelOwner = 'pods'): string {
  return of === 'pods' ? `${name}=${value}` : `${of}:${name}=${value}`;
}

/** What a resource's own parts are kept apart by. */
export function ownerOf({ kind, name }: Resource): string {
  return resourceKey(kind, name?.text ?? '');
}

/** The namespace of a resource; undefined for one of the cluster and for one that says none. */
export function scopeOf({ kind, namespace }: Resource): string | undefined {
  return isClusterKind(kind) || namespace?.text === '' ? undefined : namespace?.text;
}

/** What counts in a namespace, with it where there is one. */
export function scoped<Item extends object>(
  scope: string | undefined,
  item: Item,
): Item & { scope?: string } {
  return scope === undefined ? item : { ...item, scope };
}

/** Labels, with the owner that they are written in. */
export function owned(labels: Labels, owner: string): Labels {
  return { ...labels, [OWNER_LABEL]: owner };
}
