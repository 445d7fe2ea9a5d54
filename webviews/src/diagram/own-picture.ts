import { parsedSvg } from '../canvas/parsed-svg.ts';
import { diagramDrawing } from '@vitruve/drawing/diagram/svg';
import { svgElement } from '@vitruve/drawing/drawing';
import type { Layout } from '@vitruve/drawing/diagram/layout';
import type { Diagram } from '@vitruve/manifests/core/views/diagram';

/** Draws a diagram where a layout places its parts. */
export function ownPicture(diagram: Diagram, layout: Layout): SVGSVGElement {
  const markup = svgElement(diagramDrawing(diagram, layout, { interactive: true }), '');
  return parsedSvg(markup);
}
