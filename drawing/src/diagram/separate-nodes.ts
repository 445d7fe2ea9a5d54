import type { Diagram } from '@vitruve/manifests';
import { placeDiagram, type GraphvizOutput, type PlacedDiagram } from './graphviz-output.ts';
import { nodeSize } from './node-text.ts';
import type { RunGraphviz } from './part-layout.ts';

/**
 * A part as graphviz lays it out, with nodes beside each other. With groups in groups and room for labels, graphviz now and then gives
 * up half-way and leaves nodes over each other, without a word; then labels get no room, and are put on the middle of their lines.
 */
export function separateNodes(part: Diagram, run: RunGraphviz): GraphvizOutput {
  const output = run(part, nodeSize);
  if (part.groups.length === 0 || !hasOverlap(part, output)) return output;
  const edges = part.edges.map((edge) => ({ ...edge, label: '' }));
  const other = run({ ...part, edges }, nodeSize);
  return hasOverlap(part, other) ? output : other;
}

/** True when a node lies over another. */
function hasOverlap(part: Diagram, output: GraphvizOutput): boolean {
  return overlaps(placeDiagram(part, output, { x: 0, y: 0 }, nodeSize));
}

/** Nodes may touch by so many pixels: graphviz rounds. */
const TOUCH = 2;

/** True when nodes lie over each other. Those whose left sides are before the right side of one are compared with it. */
export function overlaps({ nodes }: Pick<PlacedDiagram, 'nodes'>): boolean {
  const ordered = [...nodes].sort((a, b) => a.x - a.width / 2 - (b.x - b.width / 2));
  return ordered.some((node, at) => {
    const right = node.x + node.width / 2 - TOUCH;
    for (let next = at + 1; next < ordered.length; next++) {
      const other = ordered[next];
      if (!other || other.x - other.width / 2 >= right) return false;
      if (Math.abs(node.y - other.y) < (node.height + other.height) / 2 - TOUCH) return true;
    }
    return false;
  });
}
