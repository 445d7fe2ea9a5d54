import { t } from '@vscode/l10n';
import type { Diagram, DiagramNode } from '../../../core/views/diagram.ts';

/** Arrows to one thing that are drawn: sixty workloads that read one ConfigMap would hide all the rest. */
const MOST_ARROWS = 20;

/** Leaves out the arrows to what more lead to than can be told apart, and lets it say how many there are. */
export function withoutHighDegree({
  nodes,
  edges,
}: Pick<Diagram, 'nodes' | 'edges'>): Pick<Diagram, 'nodes' | 'edges'> {
  const arrows = new Map<string, number>();
  for (const { to } of edges) arrows.set(to, (arrows.get(to) ?? 0) + 1);
  const isCrowded = (id: string): boolean => (arrows.get(id) ?? 0) > MOST_ARROWS;
  const withCount = (node: DiagramNode): DiagramNode => {
    const used = t('used by {0}', arrows.get(node.id) ?? 0);
    return { ...node, detail: node.detail === undefined ? used : `${node.detail} · ${used}` };
  };
  return {
    nodes: nodes.map((node) => (isCrowded(node.id) ? withCount(node) : node)),
    edges: edges.filter(({ to }) => !isCrowded(to)),
  };
}
