let patched = false;

/**
 * Lets code that writes `style` attributes work under a policy without `unsafe-inline`: what it writes goes through the
 * object model, which the policy allows. mermaid sets hundreds of them, and each one refused is also a report to be made.
 */
export function allowStyleAttributes(): void {
  if (patched) return;
  patched = true;
  const { value: setAttribute } = Object.getOwnPropertyDescriptor(Element.prototype, 'setAttribute') as {
    readonly value: (this: Element, name: string, value: string) => void;
  };
  Element.prototype.setAttribute = function (this: Element, name: string, value: string): void {
    const styled = this instanceof SVGElement || this instanceof HTMLElement;
    if (name === 'style' && styled) this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
}
