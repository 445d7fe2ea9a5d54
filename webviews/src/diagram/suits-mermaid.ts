import { unlinkedNodes } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';

/** Beyond these mermaid takes longer than a person waits: see `bench/`. */
const MERMAID_LIMIT = { nodes: 200, edges: 250 };

/** More nodes without links than this it would put into a column or a row, however many. */
const FEW_UNLINKED = 3;

/** A path, such as mermaid would break anywhere. */
const LONG_WORD = /\S{25}/u;

/** Whether mermaid draws a diagram well, and soon enough. */
export function suitsMermaid(diagram: Diagram): boolean {
  const { nodes, edges } = diagram;
  return (
    nodes.length <= MERMAID_LIMIT.nodes &&
    edges.length <= MERMAID_LIMIT.edges &&
    unlinkedNodes(diagram).length <= FEW_UNLINKED &&
    !leavesGroups(diagram) &&
    !nodes.some(({ label }) => LONG_WORD.test(label))
  );
}

/**
 * Whether groups are within others, or an edge leaves one: mermaid puts the inner group over the title of the outer one, and leads
 * such an edge behind nodes, where it seems to end and another to begin.
 */
function leavesGroups({ nodes, edges, groups }: Diagram): boolean {
  if (groups.some(({ parent }) => parent !== undefined)) return true;
  const groupOf = new Map(nodes.map(({ id, group }) => [id, group]));
  return edges.some(({ from, to }) => groupOf.get(from) !== groupOf.get(to));
}
