/** How long a text for a screen reader or a tip may be, in characters. */
const LONGEST_NAME = 300;

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Node[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Makes a part of a picture something that is reached by keys and leads to a source, as `drawing/src/drawing.ts` writes it. */
export function makeThing(element: SVGElement, id: string, name: string, leads: boolean): void {
  const spoken = name.replace(/\s+/gu, ' ').trim();
  const label = spoken.length > LONGEST_NAME ? `${spoken.slice(0, LONGEST_NAME)}…` : spoken;
  element.dataset['thing'] = id;
  element.setAttribute('role', leads ? 'button' : 'img');
  element.setAttribute('tabindex', '-1');
  element.setAttribute('aria-label', label);
  const tip = svgElement('title', {});
  tip.textContent = label;
  element.prepend(tip);
}
