import { t } from '@vscode/l10n';
import type { Tree, TreeNode } from '../../core/contributions/tree.ts';
import { folderLabels } from '../../core/contributions/folder-labels.ts';
import { groupedBy } from '../../core/grouped.ts';
import type { Entity } from '../../core/graph/entity.ts';

/** Services by the file that they are in, with their images. */
export const SERVICE_TREE: Tree = {
  id: 'vitruve.services',
  onlyWhenFilled: true,
  commands: [],
  items: [],
  nodes: (entitiesOf) => {
    const services = entitiesOf('service').filter(({ facts }) => facts?.kind === 'compose');
    const byFile = groupedBy(services, ({ uri }) => uri);
    const labels = folderLabels(byFile.keys());
    return [...labels]
      .sort(([, one], [, other]) => one.localeCompare(other))
      .map(([uri, label]) => {
        const own = byFile.get(uri) ?? [];
        return {
          id: `compose:${uri}`,
          label,
          description: String(own.length),
          tooltip: t('{0} · services: {1}', label, own.length),
          icon: { id: 'file-code' },
          open: labels.size === 1,
          children: own.map(serviceNode),
        };
      });
  },
};

function serviceNode({ name, uri, span, detail }: Entity<'service'>, index: number): TreeNode {
  return {
    id: `service:${uri}:${index}`,
    label: name,
    ...(detail === undefined ? {} : { description: detail }),
    tooltip: detail === undefined ? name : `${name}: ${detail}`,
    icon: { id: 'server-process' },
    place: { uri, span },
  };
}
