import type { Diagram, DiagramGroup } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { groupedBy } from '../grouped.ts';
import { filled, row, words } from './cells.ts';
import type { Table } from './table.ts';

/** The nodes of a diagram, with what they lead to and what leads to them. */
export function diagramTable(diagram: Diagram): Table {
  const labels = new Map(diagram.nodes.map(({ id, label }) => [id, label]));
  const groups = new Map(diagram.groups.map((group) => [group.id, group]));
  const leaving = groupedBy(diagram.edges, ({ from }) => from);
  const arriving = groupedBy(diagram.edges, ({ to }) => to);
  const named = (id: string, label: string | undefined): string => {
    const name = labels.get(id) ?? id;
    return label === undefined || label === '' ? name : `${name} (${label})`;
  };
  const rows = diagram.nodes.map((node) =>
    row(
      node.id,
      [
        node.label,
        node.description ?? node.detail ?? '',
        groupPath(node.group, groups),
        (leaving.get(node.id) ?? []).map(({ to, label }) => named(to, label)).join(', '),
        (arriving.get(node.id) ?? []).map(({ from, label }) => named(from, label)).join(', '),
      ],
      node.source,
    ),
  );
  const columns = [
    words('name', t('Name')),
    words('detail', t('Details')),
    words('group', t('Group')),
    words('to', t('Leads to')),
    words('from', t('Comes from')),
  ];
  return filled(columns, rows);
}

/** `Outer / Inner`. */
function groupPath(group: string | undefined, groups: ReadonlyMap<string, DiagramGroup>): string {
  const path = new Set<DiagramGroup>();
  for (let at = groups.get(group ?? ''); at && !path.has(at); at = groups.get(at.parent ?? '')) path.add(at);
  return [...path]
    .reverse()
    .map(({ label }) => label)
    .join(' / ');
}
