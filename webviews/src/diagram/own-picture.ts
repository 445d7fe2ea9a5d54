import { parsedSvg } from '../canvas/parsed-svg.ts';
import { diagramDrawing, svgElement, type Layout } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';

/** Draws a diagram where a layout places its parts. */
export function ownPicture(diagram: Diagram, layout: Layout): SVGSVGElement {
  const markup = svgElement(diagramDrawing(diagram, layout, { interactive: true }), '');
  return parsedSvg(markup);
}
