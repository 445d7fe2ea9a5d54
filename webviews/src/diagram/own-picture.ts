import { diagramDrawing } from '@vitruve/drawing/diagram/svg';
import { svgElement } from '@vitruve/drawing/drawing';
import type { Layout } from '@vitruve/drawing/diagram/layout';
import type { Diagram } from '@vitruve/manifests/views/diagram';

/** Draws a diagram where a layout places its parts. */
export function ownPicture(diagram: Diagram, layout: Layout): SVGSVGElement {
  const markup = svgElement(diagramDrawing(diagram, layout, { interactive: true }), '');
  return parsedSvg(markup);
}

/** Our own markup, all texts in it escaped, as elements. */
export function parsedSvg(markup: string): SVGSVGElement {
  const room = document.createElement('template');
  room.innerHTML = markup;
  const svg = room.content.querySelector('svg');
  if (!svg) throw new Error('No picture was drawn');
  // The canvas around it has the role and the name.
  svg.removeAttribute('role');
  svg.removeAttribute('aria-label');
  return document.adoptNode(svg);
}
