import { Parser } from 'saxen';

/** An attribute of the current element by its name without prefix. */
export type Attribute = (name: string) => string | undefined;

/** The events of an XML document, in its order. Names come without their namespace prefix. */
export interface XmlListener {
  open?(name: string, attribute: Attribute): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Where the document is not well-formed; line and column count from 1. */
  fault?(message: string, line: number, column: number): void;
}

/**
 * Walks an XML document. Entities other than XML's own five are not expanded, so that none can blow up or reach
 * another file.
 * @returns false when the document is not well-formed; the events before the fault were reported.
 */
export function walkXml(xml: string, listener: XmlListener): boolean {
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    listener.open?.(localName(name), (wanted) => {
      const all = attributes();
      const value = all[wanted] ?? prefixed(all, wanted);
      return value === undefined ? undefined : decode(value);
    });
  });
  parser.on('closeTag', (name) => listener.close?.(localName(name)));
  parser.on('text', (text, decode) => listener.text?.(decode(text)));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('error', ({ message }, context) => {
    if (!listener.fault) return;
    const { line, column } = context();
    listener.fault(message, line + 1, column + 1);
  });
  return !parser.parse(xml);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function prefixed(attributes: Readonly<Record<string, string>>, wanted: string): string | undefined {
  const name = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${wanted}`));
  return name === undefined ? undefined : attributes[name];
}
