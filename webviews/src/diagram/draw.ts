import type { Diagram } from '@vitruve/manifests';
import type { Actions } from '../view-props.ts';
import { ownPicture } from './own-picture.ts';
import { suitsMermaid } from './suits-mermaid.ts';

/**
 * Draws a diagram: with mermaid, or where it is too large, too loose or too interlaced for that, where another process lays it out. So
 * it does what mermaid gives up: its layout cannot place every graph with groups.
 */
export async function drawDiagram(diagram: Diagram, layout: Actions['layout']): Promise<SVGSVGElement> {
  if (suitsMermaid(diagram)) {
    try {
      const { mermaidPicture } = await import('./mermaid-picture.ts');
      return await mermaidPicture(diagram);
    } catch {
      // Below is the other way; if that fails too, its reason is the one to tell.
    }
  }
  return ownPicture(diagram, await layout(diagram));
}
