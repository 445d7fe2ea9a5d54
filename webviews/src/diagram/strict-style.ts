let patched = false;

/**
 * Lets code that writes `style` attributes work under a policy without `unsafe-inline`: what it writes goes through the
 * object model, which the policy allows. mermaid sets hundreds of them, and each one refused is also a report to be made.
 */
export function allowStyleAttributes(): void {
  if (patched) return;
  patched = true;
  Element.prototype.setAttribute = function (this: Element, name: string, value: string): void {
    const html = this instanceof HTMLElement;
    if (name === 'style' && (html || this instanceof SVGElement)) this.style.cssText = value;
    // As `setAttribute` does it: the names of attributes of HTML know no capitals.
    else this.setAttributeNS(null, html ? name.toLowerCase() : name, value);
  };
}
