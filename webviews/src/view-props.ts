import type { Chosen, Layout } from '@vitruve/drawing';
import type { Diagram, Content, CellEdit, Source, ViewSnapshot } from '@vitruve/manifests';
import type { IconName } from './frame/icons.tsx';

/** What a person may bring about from within a picture. */
export interface Actions {
  /** Opens the text where a thing is said. */
  readonly reveal: (source: Source) => void;
  /** Does what whoever shows the view made a part of it stand for. */
  readonly act: (action: string) => void;
  readonly openView: (view: string, uri: string) => void;
  readonly showRule: (rule: string) => void;
  readonly editCell: (edit: CellEdit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly saveDocument: () => void;
  /** Says something to those who listen to a screen reader, and shows it in the status line. */
  readonly announce: (message: string) => void;
  /** Keeps what was chosen of the filters for the next panel of the view. */
  readonly remember: (chosen: Chosen) => void;
  /** Has a diagram laid out outside the webview. Rejects with a message for the user. */
  readonly layout: (diagram: Diagram) => Promise<Layout>;
}

/** What the frame hands to the component that draws a content. One component per content type, listed in `drawings.ts`. */
export interface ViewProps<Of> {
  readonly content: Of;
  readonly shown: ViewSnapshot;
  readonly actions: Actions;
  /** Where the caret is in the text; the thing whose source holds it is highlighted. */
  readonly cursor: { readonly uri: string; readonly offset: number } | undefined;
  /** What the component kept last time (`keep`), over hiding and restarting. It comes from a store: check its shape. */
  readonly kept: unknown;
  readonly keep: (state: unknown) => void;
  /** What was chosen of the filters in the panel before, if nothing is kept of this one. */
  readonly remembered: Chosen;
  /** How many edits were refused so far. One more: what was sent last is not on its way any longer. */
  readonly refusals: number;
  /**
   * Tells the frame what the drawing can do: the toolbar shows that and nothing else. Called from an effect, whenever
   * it changes; what was said before is forgotten.
   */
  readonly offer: (abilities: Abilities) => void;
}

/** The content of one type. */
export type ContentOf<Type extends Content['type']> = Extract<Content, { readonly type: Type }>;

/** What a drawing can do. All of it is optional. */
export interface Abilities {
  /**
   * The whole picture as a standalone SVG, whatever part of it is on screen. Colours may be `var(--vscode-…)`: the frame
   * puts those of the theme in their place. Needed for SVG, PNG and copying a picture.
   */
  readonly picture?: () => string | Promise<string>;
  /** The picture as Markdown: a mermaid block, say. The table that says the same when absent. */
  readonly markdown?: () => string;
  readonly search?: Search;
  readonly zoom?: Zoom;
  /** Further buttons and lists of the drawing's own, in the order of the toolbar. */
  readonly tools?: readonly Tool[];
}

export interface Search {
  /** Highlights what matches, and returns how many things do. Empty text ends the search. */
  readonly find: (text: string) => number;
  /** Brings the first match into sight, large enough to be read. */
  readonly show: () => void;
  /** Goes to the next match or the one before, and returns its number from 1; 0 when there is none. */
  readonly step: (by: 1 | -1) => number;
}

export interface Zoom {
  readonly in: () => void;
  readonly out: () => void;
  readonly fit: () => void;
}

export type Tool = ToolButton | ToolChoice;

export interface ToolButton {
  readonly type: 'button';
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly press: () => void;
}

export interface ToolChoice {
  readonly type: 'choice';
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly choose: (value: string) => void;
}
