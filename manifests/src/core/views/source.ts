/**
 * The characters that a drawn thing stands for: a click leads there, and a caret in them highlights the thing. Offsets
 * count UTF-16 code units, as in `text/span.ts`; plain numbers, for they are sent between processes.
 */
export interface Source {
  readonly uri: string;
  /** What is selected when the source is shown: the name. */
  readonly start: number;
  readonly end: number;
  /** All that the thing is: the row, the section, the file. That of the name when absent. */
  readonly extent?: { readonly start: number; readonly end: number };
}

/** What a colour means. Pictures show the same by a shape, a line or a word besides: never by colour alone. */
export const TONES = ['neutral', 'accent', 'good', 'attention', 'bad', 'muted'] as const;
export type Tone = (typeof TONES)[number];
