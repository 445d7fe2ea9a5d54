import type { View } from '../../../core/views/view.ts';
import { FAMILIES } from '../families/families.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { topology, topologyOfFile } from './topology.ts';

/** The views of families before the topology: who opens a workflow wants to see its tasks before the one resource that it is. */
export const KUBERNETES_VIEWS: readonly View<KubernetesModel>[] = [
  ...FAMILIES.flatMap(({ views }) => views ?? []),
  topologyOfFile,
  topology,
];
