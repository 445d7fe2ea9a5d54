import type { Span } from './span.ts';

/** Replace the text of a span by another. */
export interface TextChange {
  readonly kind: 'text';
  readonly uri: string;
  readonly span: Span;
  readonly text: string;
}

/** The same in a text that one knows. */
export type Edit = Pick<TextChange, 'span' | 'text'>;

/** Rename a file; never over an existing one. */
export interface FileRename {
  readonly kind: 'rename';
  readonly from: string;
  readonly to: string;
}

/** Create a file; never over an existing one. */
export interface FileCreation {
  readonly kind: 'create';
  readonly uri: string;
  readonly text: string;
  /** What somebody is to write in the place of what is there: an editor goes from one to the next. */
  readonly placeholders?: readonly Span[];
}

/** One step of a change of the workspace. Spans refer to the text before any step. */
export type WorkspaceChange = TextChange | FileRename | FileCreation;

/**
 * The text after the changes. Changes may come in any order.
 * @throws RangeError when two of them overlap, since no order of application would then be right.
 */
export function applyChanges(text: string, changes: readonly Edit[]): string {
  const ordered = [...changes].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let from = 0;
  for (const change of ordered) {
    if (change.span.start < from) {
      throw new RangeError(`overlapping changes at offset ${change.span.start}`);
    }
    result += text.slice(from, change.span.start) + change.text;
    from = change.span.end;
  }
  return result + text.slice(from);
}
