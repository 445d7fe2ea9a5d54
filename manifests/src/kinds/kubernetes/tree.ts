import { t } from '@vscode/l10n';
import type { Tree, TreeNode } from '../../core/contributions/tree.ts';
import { folderLabels } from '../../core/contributions/folder-labels.ts';
import { groupedBy } from '../../core/grouped.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { folderOf } from '../../core/text/resource.ts';

type Workload = Entity<'resource'>;

/** Workloads by namespace; those without one by folder, for a base, its overlays and its copies have the same names. */
export const WORKLOAD_TREE: Tree = {
  id: 'vitruve.workloads',
  onlyWhenFilled: true,
  commands: ['vitruve.showTopology'],
  items: [],
  nodes: (entitiesOf) => {
    const workloads = entitiesOf('resource').filter(({ facts, partial }) => facts?.pods === true && !partial);
    const namespaces = groupedBy(workloads, ({ scope }) => scope);
    const folders = groupedBy(namespaces.get(undefined) ?? [], ({ uri }) => folderOf(uri));
    const labels = folderLabels(folders.keys());
    const groups = [
      ...[...namespaces].flatMap(([namespace, items]) =>
        namespace === undefined
          ? []
          : [group(`namespace:${namespace}`, namespace, 'symbol-namespace', items)],
      ),
      ...[...folders].map(([folder, items]) =>
        group(`folder:${folder}`, labels.get(folder) ?? folder, 'folder', items),
      ),
    ];
    return groups
      .sort((one, other) => one.label.localeCompare(other.label))
      .map((node) => ({ ...node, open: groups.length === 1 }));
  },
};

function group(id: string, label: string, icon: string, workloads: readonly Workload[]): TreeNode {
  return {
    id,
    label,
    description: String(workloads.length),
    tooltip: t('{0} · workloads: {1}', label, workloads.length),
    icon: { id: icon },
    children: [...groupedBy(workloads, nameOf).values()]
      .flatMap((alike) => {
        const copies = folderLabels(alike.map(({ uri }) => folderOf(uri)));
        return alike.map((workload) => {
          const folder = alike.length > 1 ? copies.get(folderOf(workload.uri)) : undefined;
          return workloadNode(workload, folder);
        });
      })
      .sort((one, other) => one.label.localeCompare(other.label)),
  };
}

function nameOf({ name, facts }: Workload): string {
  return `${facts?.kind ?? ''} ${name}`;
}

/** @param folder told where others of the group have the same name: a release, its base and its copies. */
function workloadNode({ name, uri, span, facts }: Workload, folder: string | undefined): TreeNode {
  const kind = facts?.kind ?? '';
  const replicas = facts?.replicas;
  return {
    id: `workload:${uri}:${kind}:${name}:${span.start}`,
    label: name,
    description: [kind, replicas, folder].filter((part) => part !== undefined).join(' · '),
    tooltip:
      replicas === undefined ? `${kind} ${name}` : t('{0} · replicas: {1}', `${kind} ${name}`, replicas),
    icon: { id: 'symbol-class' },
    place: { uri, span },
  };
}
