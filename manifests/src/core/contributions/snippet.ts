/** A skeleton of a file, or of a part of one, as a file of `snippets/` has it. */
export interface Snippet {
  /** What is typed to find it; the first is shown. */
  readonly prefix: readonly string[];
  readonly description: string;
  /**
   * Where it may stand, on a line that has nothing else:
   * - `file`: in a YAML file without content; `document`: also in one between two `---`, behind other documents;
   * - `record`: in a Markdown file without content; `line`: anywhere in Markdown of its kind;
   * - otherwise the keys that lead from the root of a YAML file of its kind to the map or list that it is written into, joined by
   *   dots, with `*` for any key or index: `jobs.*.steps`.
   */
  readonly place: string;
  /** Its lines, in the syntax of snippets: `${1:name}`, `$0`. */
  readonly body: readonly string[];
}

/** By their titles. */
export type Snippets = Readonly<Record<string, Snippet>>;
