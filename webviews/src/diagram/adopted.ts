/** All that a picture consists of. */
const ELEMENTS = new Set([
  ...['svg', 'g', 'defs', 'marker', 'title', 'text', 'tspan'],
  ...['path', 'rect', 'polygon', 'polyline', 'circle', 'ellipse', 'line'],
]);
const ATTRIBUTES = new Set([
  ...[
    'id',
    'class',
    'transform',
    'd',
    'points',
    'x',
    'y',
    'x1',
    'y1',
    'x2',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'dx',
    'dy',
  ],
  ...['width', 'height', 'viewBox', 'refX', 'refY', 'markerUnits', 'markerWidth', 'markerHeight', 'orient'],
  ...['marker-end', 'marker-start', 'text-anchor', 'data-id'],
]);

/**
 * Leaves nothing in a picture but shapes and text: no style, no link, no script, nothing that hears an event. What is
 * within an element that does not belong goes with it.
 */
export function adopted(svg: SVGSVGElement): SVGSVGElement {
  for (const element of svg.querySelectorAll('*')) {
    if (ELEMENTS.has(element.localName)) keepKnown(element);
    else element.remove();
  }
  keepKnown(svg);
  return svg;
}

function keepKnown(element: Element): void {
  for (const { name } of [...element.attributes]) if (!ATTRIBUTES.has(name)) element.removeAttribute(name);
}
