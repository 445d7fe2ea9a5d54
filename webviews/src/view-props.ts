import type { CellEdit } from '@vitruve/manifests/views/matrix';
import type { Source } from '@vitruve/manifests/views/source';
import type { Shown } from '@vitruve/manifests/views/shown';

/** What a person may bring about from within a picture. */
export interface Actions {
  /** Opens the text where a thing is said. */
  reveal(source: Source): void;
  openView(view: string, uri: string): void;
  showRule(rule: string): void;
  editCell(edit: CellEdit): void;
  /** Says something to those who listen to a screen reader, and shows it in the status line. */
  announce(message: string): void;
}

/** What the frame hands to the component that draws a content. One component per content type, listed in `drawings.ts`. */
export interface ViewProps<Of> {
  readonly content: Of;
  readonly shown: Shown;
  readonly actions: Actions;
  /** Where the caret stands in the text; the thing whose source holds it is highlighted. */
  readonly cursor: { readonly uri: string; readonly offset: number } | undefined;
  /** What the component kept last time (`keep`), over hiding and restarting. It comes from a store: check its shape. */
  readonly kept: unknown;
  keep(state: unknown): void;
}
