import type { Span } from '../text/span.ts';
import type { Answers } from './command.ts';

/** Text shown in the line, after an offset, that is not in the file. */
export interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip?: string;
}

/** A line above a span: a remark, or a command when it leads somewhere. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  /** Opens the places that reference the entity, or the place itself. */
  readonly opens?: readonly { readonly uri: string; readonly span: Span }[];
  /** Runs the document: all of it, or a part and what it depends on. */
  readonly runs?: { readonly part?: string };
  /** Gives a command of the kind for the document, with what is already known of its answers. */
  readonly gives?: { readonly command: string; readonly answers: Answers };
}

export const TOKEN_TYPES = [
  'class',
  'enumMember',
  'number',
  'property',
  'string',
  'variable',
  'event',
  'type',
] as const;
export const TOKEN_MODIFIERS = ['declaration', 'deprecated', 'readonly'] as const;

/** A coloured word. */
export interface Token {
  readonly span: Span;
  readonly type: (typeof TOKEN_TYPES)[number];
  readonly modifiers?: readonly (typeof TOKEN_MODIFIERS)[number][];
}
