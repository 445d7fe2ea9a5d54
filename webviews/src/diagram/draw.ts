import type { Diagram } from '@vitruve/manifests/views/diagram';
import type { Actions } from '../view-props.ts';
import { ownPicture } from './own-picture.ts';

/** Beyond these mermaid takes longer than a person waits: see `bench/`. */
const MERMAID_LIMIT = { nodes: 200, edges: 500 };

export function isForMermaid({ nodes, edges }: Diagram): boolean {
  return nodes.length <= MERMAID_LIMIT.nodes && edges.length <= MERMAID_LIMIT.edges;
}

/** Draws a diagram: with mermaid, or where it is too large for that, where another process lays it out. */
export async function drawDiagram(diagram: Diagram, layout: Actions['layout']): Promise<SVGSVGElement> {
  if (!isForMermaid(diagram)) return ownPicture(diagram, await layout(diagram));
  const { mermaidPicture } = await import('./mermaid-picture.ts');
  return mermaidPicture(diagram);
}
