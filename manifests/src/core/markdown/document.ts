import type { Span } from '../text/span.ts';
import type { YamlDocument } from '../yaml/node.ts';

export interface FrontMatter {
  /** With both fences. */
  readonly span: Span;
  /** Between the fences. */
  readonly content: Span;
  readonly yaml: YamlDocument;
  /** False when the closing `---` is missing: then the block ends where YAML does. */
  readonly closed: boolean;
}

/** A heading and what is under it. */
export interface Section {
  /** 1 to 6. */
  readonly level: number;
  /** The heading without markup. */
  readonly title: string;
  readonly titleSpan: Span;
  /** The heading's line or lines. */
  readonly heading: Span;
  /** From the end of the heading to the next heading of the same or a higher level. */
  readonly body: Span;
  /** From the end of the heading to the next heading of any level. */
  readonly content: Span;
}

export interface ListItem {
  /** Text of its first paragraph, without markup. */
  readonly text: string;
  /** That paragraph in the source, without the marker. */
  readonly textSpan: Span;
  readonly span: Span;
  /** 0 for an item of an outer list. */
  readonly depth: number;
  /** `-`, `*`, `+`, `1.` … */
  readonly marker: string;
}

export interface TableCell {
  /** Without markup. */
  readonly text: string;
  /** The characters between the bars without outer white space; empty, between the bars, for an empty cell. */
  readonly span: Span;
  readonly bold: boolean;
}

export interface Table {
  readonly span: Span;
  readonly header: readonly TableCell[];
  readonly headerSpan: Span;
  /** The line of dashes. */
  readonly delimiter: Span;
  readonly rows: readonly { readonly span: Span; readonly cells: readonly TableCell[] }[];
}

export interface Link {
  readonly span: Span;
  /** Without markup. */
  readonly text: string;
  readonly textSpan: Span;
  /** As written, without title and angle brackets. */
  readonly destination: string;
  readonly destinationSpan: Span;
  readonly image: boolean;
}

/** The parts of a Markdown file that manifests are made of, in the order of the text, with absolute spans. */
export interface MarkdownDocument {
  readonly frontMatter?: FrontMatter;
  readonly sections: readonly Section[];
  readonly listItems: readonly ListItem[];
  readonly tables: readonly Table[];
  /** Inline links and references with their definition resolved; not those in code or comments. */
  readonly links: readonly Link[];
  /** Paragraphs that are in no list. */
  readonly paragraphs: readonly Span[];
  readonly blockquotes: readonly Span[];
  /** Fenced, indented and inline code, and HTML comments: text that is not interpreted. */
  readonly code: readonly Span[];
  readonly comments: readonly Span[];
}
