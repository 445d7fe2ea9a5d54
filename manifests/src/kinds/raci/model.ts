import type { Notation } from '../../core/graph/entity.ts';
import type { Span } from '../../core/text/span.ts';
import type { YamlDocument } from '../../core/yaml/node.ts';
import type { Citations } from '../../formats/citations/citations.ts';
import type { PlacedLetter } from './cell.ts';
import type { Letters, VariantName } from './variant.ts';

export interface NamedSpan {
  readonly name: string;
  readonly span: Span;
}

export interface Role {
  readonly name: string;
  readonly key: string;
  readonly span: Span;
  readonly extent: Span;
  readonly notation: Notation;
  readonly people: readonly NamedSpan[];
}

/** A role and the letters that it holds, at one place of a row. */
export interface Assignment {
  /** The index of the role in the matrix; -1 when the matrix declares no such role. */
  readonly role: number;
  readonly name: string;
  /** The role's name where this row writes it; undefined in grids, where the column's head names it. */
  readonly nameSpan?: Span;
  /** The letters and their cell; in a list of names by letter, the name. */
  readonly cell: Span;
  readonly placed: readonly PlacedLetter[];
  /** True when the letters hold on a condition that is beside them, as in `A (above 10 k€)`. */
  readonly conditional?: boolean;
}

export interface Activity {
  readonly name: string;
  readonly key: string;
  readonly span: Span;
  readonly extent: Span;
  readonly section?: NamedSpan;
  readonly assignments: readonly Assignment[];
  readonly decisions: readonly NamedSpan[];
  /** False when a cell could not be read: then nothing is concluded from what is missing. */
  readonly legible: boolean;
}

/** How rows are written: a YAML map by role, a grid of letters, names under letters, or one line per letter. */
export type Layout = 'map' | 'grid' | 'names' | 'long';

/** One matrix of responsibilities, whatever it is written in. */
export interface Matrix {
  readonly source: 'yaml' | 'markdown';
  readonly layout: Layout;
  readonly span: Span;
  readonly title?: NamedSpan;
  readonly variant: VariantName;
  /** Where the text says the variant; undefined when it was concluded from the letters. */
  readonly variantSpan?: Span;
  /** Meaning by letter: the meanings of the variant, changed by what the matrix declares. */
  readonly letters: Letters;
  /** The matrix's own words for its letters. */
  readonly labels: ReadonlyMap<string, string>;
  readonly roles: readonly Role[];
  /** People that the matrix may name though they hold no role of it. */
  readonly people: readonly NamedSpan[];
  /** False when roles are only known from their use. */
  readonly rolesDeclared: boolean;
  readonly activities: readonly Activity[];
  /** Of a Markdown grid: the index of the role in each column; -1 for other columns. */
  readonly columns?: readonly number[];
  /** Where something about the whole matrix is reported: its title, head or first key. */
  readonly head: Span;
}

/** What `parse` makes of a document. */
export interface RaciModel {
  readonly matrices: readonly Matrix[];
  /** Of a Markdown file: the decisions that its text names. */
  readonly citations?: Citations;
  /** Of a YAML file: its documents, which completion looks at. */
  readonly yaml?: readonly YamlDocument[];
}
