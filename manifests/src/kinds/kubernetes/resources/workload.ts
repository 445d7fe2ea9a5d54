import { scalarOf } from '../../../core/yaml/node.ts';
import type { Container, PodTemplate, Resource } from './model.ts';

/** True for an init container that runs on beside the others (`restartPolicy: Always`). */
export function isSidecar({ role, node }: Container): boolean {
  return role === 'init' && scalarOf(node, 'restartPolicy')?.text === 'Always';
}

/** True for pods that are to run without end, not until their work is done. */
export function runsOn({ kind, group }: Resource, { spec }: PodTemplate): boolean {
  if (group === 'batch' || kind === 'ScaledJob') return false;
  if (group === 'apps') return true;
  const policy = scalarOf(spec, 'restartPolicy')?.text ?? 'Always';
  return policy === 'Always';
}

/** The containers that serve for as long as the pod lives. */
export function lastingContainers(pods: PodTemplate): readonly Container[] {
  return pods.containers.filter(({ role }) => role === 'container');
}

/** True for what Helm or Argo CD runs once at an event and takes away again. */
export function isHook({ annotations }: Resource): boolean {
  return annotations.has('helm.sh/hook') || annotations.has('argocd.argoproj.io/hook');
}

/** What to call a container in a message. */
export function nameOf({ name, image }: Container): string {
  return name?.text ?? image?.text ?? '?';
}
