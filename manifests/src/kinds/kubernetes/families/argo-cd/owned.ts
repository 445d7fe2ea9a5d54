import type { Resource } from '../../resources/model.ts';

/** True for an Application of Argo CD, and for an ApplicationSet, which makes some. */
export function isApplication({ group, kind }: Resource): boolean {
  return group === 'argoproj.io' && (kind === 'Application' || kind === 'ApplicationSet');
}

export function isArgoCd(resource: Resource): boolean {
  return isApplication(resource) || (resource.group === 'argoproj.io' && resource.kind === 'AppProject');
}
