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
