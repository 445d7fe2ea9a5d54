/**
 * What a webview and the extension that hosts it say to each other. Types only: both sides are checked against them, and
 * what arrives is checked again at run time where it comes from a webview (`client/src/views`).
 */
import type { Chosen, Layout } from '@vitruve/drawing';
import type { Diagram, CellEdit, ViewSnapshot, ViewTarget, Source } from '@vitruve/manifests';

export const PICTURE_FORMATS = ['svg', 'png', 'markdown'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** From the extension to the webview. */
export type ToWebview =
  | { readonly type: 'show'; readonly shown: ViewSnapshot }
  /** The caret in the text: what is there is highlighted. */
  | { readonly type: 'cursor'; readonly uri: string; readonly offset: number }
  | { readonly type: 'layout'; readonly request: number; readonly layout: Layout }
  | { readonly type: 'layout-failed'; readonly request: number; readonly message: string }
  /** A command of the palette: make the picture and answer with `picture`. */
  | { readonly type: 'picture-wanted'; readonly format: PictureFormat; readonly purpose: 'save' | 'copy' }
  | { readonly type: 'print' }
  /** An edit was refused; `message` is for the user. */
  | { readonly type: 'edit-refused'; readonly message: string }
  | { readonly type: 'server'; readonly running: boolean };

/** From the webview to the extension. */
export type FromWebview =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly source: Source }
  | { readonly type: 'act'; readonly action: string }
  | { readonly type: 'open-view'; readonly view: string; readonly uri: string }
  | { readonly type: 'show-rule'; readonly rule: string }
  /** What was chosen of the filters of a diagram: the next panel of the view begins with it. */
  | { readonly type: 'chosen'; readonly chosen: Chosen }
  | { readonly type: 'layout'; readonly request: number; readonly diagram: Diagram }
  | {
      readonly type: 'picture';
      readonly format: PictureFormat;
      readonly purpose: 'save' | 'copy';
      /** SVG and Markdown as text; PNG in base64. */
      readonly data: string;
    }
  /** A page to print: the markup of its body. The extension prints it, since a webview may not. */
  | { readonly type: 'print'; readonly body: string }
  | { readonly type: 'edit-cell'; readonly edit: CellEdit }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'save-document' }
  /** Something in the webview failed: for the output channel. */
  | { readonly type: 'failed'; readonly message: string };

/** What a webview keeps while it is hidden and over a restart. `frame` and each view add their own keys under their name. */
export interface KeptState extends ViewTarget {
  readonly parts?: Readonly<Record<string, unknown>>;
}
