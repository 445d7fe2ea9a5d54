import type { Source } from './source.ts';
import type { ViewSnapshot, ViewTarget } from './shown.ts';

/** One of the things that are said of a detail. */
export interface DetailItem {
  readonly text: string;
  /** Where the page goes on to, if it says more of that. */
  readonly source?: Source;
}

/** What is said of a thing, under a label: `Owner`, and the names of owners. */
export interface DetailFact {
  readonly label: string;
  readonly items: readonly DetailItem[];
}

/** What a page says of a thing of its views, when a person asks for more. */
export interface PageDetail {
  /** Where the thing is declared. In the views, a link to that place opens the details. */
  readonly source: Source;
  readonly title: string;
  /** What sort of thing it is, as a line. */
  readonly subtitle: string;
  readonly facts: readonly DetailFact[];
}

/** A page for a browser: views of documents, and what else is known of the things in them. */
export interface PageRequest {
  readonly title: string;
  /** Views without anything to show are left out. */
  readonly views: readonly ViewTarget[];
  readonly details: readonly PageDetail[];
}

/** A detail as a page holds it, with its place for people: `architecture.yaml:12`. */
export interface PlacedDetail extends PageDetail {
  readonly place: string;
}

/** What the program of a page is given. Addresses are paths within the workspace folder. */
export interface PageData {
  readonly title: string;
  readonly views: readonly ViewSnapshot[];
  readonly details: readonly PlacedDetail[];
}

/** What tells a detail from the others: views lead to it by where they lead. */
export function detailKey({ uri, start }: Pick<Source, 'uri' | 'start'>): string {
  return `${uri}:${start}`;
}
