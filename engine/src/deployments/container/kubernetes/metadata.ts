import type { Service } from '../service.ts';

/** Labels that select the pods: they never change. */
export function selectorOf({ name }: Service): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': name };
}

/** Labels of everything, sorted. */
export function labelsOf(service: Service): Readonly<Record<string, string>> {
  const version = labelValue(service.version);
  return {
    'app.kubernetes.io/component': 'prediction',
    ...selectorOf(service),
    'app.kubernetes.io/part-of': service.name,
    ...(version === undefined ? {} : { 'app.kubernetes.io/version': version }),
  };
}

/** What every resource says of itself. @param scope of resources without a namespace, `cluster`. */
export function metadataOf(service: Service, scope: 'namespace' | 'cluster' = 'namespace'): object {
  return {
    name: service.name,
    ...(scope === 'namespace' ? { namespace: service.namespace } : {}),
    labels: labelsOf(service),
    ...ownerAnnotation(service),
  };
}

function ownerAnnotation({ owner }: Service): object {
  return owner === undefined ? {} : { annotations: { 'vitruve/owner': owner } };
}

/** A version as the value of a label; undefined for one that cannot be. */
function labelValue(version: string): string | undefined {
  return /^[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/u.test(version) ? version : undefined;
}
