import type { Span } from '../../core/text/span.ts';

/** A file of environment variables. */
export interface DotenvModel {
  readonly variables: readonly Variable[];
}

export interface Variable {
  readonly name: string;
  /** The characters of its name. */
  readonly span: Span;
  /** From its name to the end of its value. */
  readonly extent: Span;
  /** Without the quotes around it and the remark behind it. */
  readonly value: string;
}
