import type { WorkspaceChange } from '../text/change.ts';

/** A change that a person may want where the caret is, though nothing is wrong. */
export interface Refactoring {
  readonly title: string;
  readonly changes: () => readonly WorkspaceChange[];
}
