import { scalarOf, valueOf, type YamlScalar } from '../../../../core/yaml/node.ts';
import type { PodTemplate } from '../../resources/model.ts';
import { mapsAt } from '../../resources/node-at.ts';

/** A path of the node that pods get. */
export interface HostPath {
  readonly volume: string;
  readonly path: YamlScalar;
}

export function hostPathsOf({ spec }: PodTemplate): readonly HostPath[] {
  return mapsAt(spec, 'volumes').flatMap((volume) => {
    const path = scalarOf(valueOf(volume, 'hostPath'), 'path');
    return path ? [{ volume: scalarOf(volume, 'name')?.text ?? '', path }] : [];
  });
}

/** Sockets of what runs the containers of a node. */
export function isRuntimeSocket(path: string): boolean {
  return /\/(?:docker|containerd|crio|dockershim|cri-dockerd|podman)\.sock$/u.test(path.trim());
}

const SENSITIVE = [
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/proc',
  '/sys',
  '/usr',
  '/root',
  '/bin',
  '/sbin',
  '/var/lib/kubelet',
  '/var/lib/docker',
  '/var/run',
];

/** Directories of which the node itself lives. Below them there is much that is harmless. */
export function isSensitive(path: string): boolean {
  const plain = path.trim().replace(/\/+$/u, '');
  return (
    plain === '' ||
    SENSITIVE.includes(plain) ||
    plain === '/etc/kubernetes' ||
    plain === '/etc/passwd' ||
    plain === '/etc/shadow'
  );
}
