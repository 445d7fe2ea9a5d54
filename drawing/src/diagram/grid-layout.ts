import type { Diagram, DiagramNode } from '@vitruve/manifests';
import type { Point } from './curve.ts';
import type { PlacedDiagram } from './graphviz-output.ts';
import { nodeSize } from './node-text.ts';
import type { PartLayout } from './part-layout.ts';

const GAP = { across: 28, down: 24 } as const;

/** Nodes in no group that nothing is linked to, in their order. */
export function unlinkedNodes({ nodes, edges, groups }: Diagram): readonly DiagramNode[] {
  const known = new Set(groups.map(({ id }) => id));
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return nodes.filter(({ id, group }) => !linked.has(id) && (group === undefined || !known.has(group)));
}

/**
 * Nodes in rows of equal columns, in their order as one reads: who looks for a number finds it.
 * @param widthFor how wide an area of so many square pixels should be.
 */
export function gridLayout(nodes: readonly DiagramNode[], widthFor: (area: number) => number): PartLayout {
  const sizes = nodes.map(nodeSize);
  const column = Math.max(...sizes.map(({ width }) => width)) + GAP.across;
  const row = Math.max(...sizes.map(({ height }) => height)) + GAP.down;
  const wanted = Math.floor((widthFor(column * row * nodes.length) + GAP.across) / column);
  const columns = Math.max(1, Math.min(wanted, nodes.length));
  const rows = Math.ceil(nodes.length / columns);
  return {
    size: { width: columns * column - GAP.across, height: rows * row - GAP.down },
    place: (corner: Point): PlacedDiagram => ({
      nodes: nodes.map((node, index) => ({
        id: node.id,
        x: corner.x + (index % columns) * column + (column - GAP.across) / 2,
        y: corner.y + Math.floor(index / columns) * row + (row - GAP.down) / 2,
        ...nodeSize(node),
      })),
      groups: [],
      edges: [],
    }),
  };
}
