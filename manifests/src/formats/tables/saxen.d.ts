/** The part of saxen that is used here; the package ships no types. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  type Attributes = Readonly<Record<string, string>>;

  /** Line and column count from 0. */
  interface Context {
    readonly line: number;
    readonly column: number;
  }

  export class Parser {
    on(
      event: 'openTag',
      listener: (name: string, attributes: () => Attributes, decode: Decode, selfClosing: boolean) => void,
    ): this;
    on(event: 'closeTag', listener: (name: string, decode: Decode, selfClosing: boolean) => void): this;
    on(event: 'text', listener: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', listener: (text: string) => void): this;
    on(event: 'error', listener: (error: Error, context: () => Context) => void): this;
    /** @returns the first error, when there was one. */
    parse(xml: string): Error | null | undefined;
  }
}
