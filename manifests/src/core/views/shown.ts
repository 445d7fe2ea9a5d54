import type { Content } from './view.ts';

/** A view of something. */
export interface ViewTarget {
  /** The id of the view: `raci/matrix`. */
  readonly view: string;
  /** A document, or a workspace folder for a view of all of it. */
  readonly uri: string;
}

/** A fault of the text that keeps a picture from being true. */
export interface ViewProblem {
  readonly message: string;
  readonly uri: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
}

/** A view as it stands now. */
export interface ViewSnapshot extends ViewTarget {
  readonly title: string;
  /** Another whenever anything else here differs. */
  readonly version: string;
  /** Undefined when there is nothing to show: `reading` says that there may be, once all files are read. */
  readonly content?: Content;
  readonly reading: boolean;
  /** What to say when there is nothing to show. */
  readonly empty: string;
  /** Not empty when the text cannot be parsed: the last valid diagram is then the better one. */
  readonly problems: readonly ViewProblem[];
}
