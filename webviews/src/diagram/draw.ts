import { unlinkedNodes } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';
import type { Actions } from '../view-props.ts';
import { ownPicture } from './own-picture.ts';

/** Beyond these mermaid takes longer than a person waits: see `bench/`. */
const MERMAID_LIMIT = { nodes: 200, edges: 250 };

/** More nodes without links than this it would put into a column or a row, however many. */
const FEW_UNLINKED = 3;

function isForMermaid(diagram: Diagram): boolean {
  const { nodes, edges } = diagram;
  return (
    nodes.length <= MERMAID_LIMIT.nodes &&
    edges.length <= MERMAID_LIMIT.edges &&
    unlinkedNodes(diagram).length <= FEW_UNLINKED
  );
}

/**
 * Draws a diagram: with mermaid, or where it is too large or too loose for that, where another process lays it out. So it does what
 * mermaid gives up: its layout cannot place every graph with groups.
 */
export async function drawDiagram(diagram: Diagram, layout: Actions['layout']): Promise<SVGSVGElement> {
  if (isForMermaid(diagram)) {
    const { mermaidPicture } = await import('./mermaid-picture.ts');
    try {
      return await mermaidPicture(diagram);
    } catch {
      // Below is the other way; if that fails too, its reason is the one to tell.
    }
  }
  return ownPicture(diagram, await layout(diagram));
}
