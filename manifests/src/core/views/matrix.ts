import type { Source, Tone } from './source.ts';

/** A letter that the matrix's variant knows. */
export interface LetterMeaning {
  readonly letter: string;
  /** In the user's language: "Accountable", « Approbateur ». */
  readonly label: string;
  readonly tone: Tone;
}

export interface MatrixRole {
  readonly name: string;
  readonly people: readonly string[];
  readonly source?: Source;
  /** How often each letter is in the column, by letter. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface MatrixCell {
  /** `A/R`, as written but for case and separators; empty for none. */
  readonly letters: string;
  /** Where the letters stand; undefined for a cell that the text does not have yet. */
  readonly source?: Source;
  /** True when the letters hold on a condition that is written beside them. */
  readonly conditional: boolean;
}

export interface MatrixActivity {
  readonly name: string;
  readonly section?: string;
  readonly source: Source;
  /** One per role, in the order of `roles`. */
  readonly cells: readonly MatrixCell[];
  readonly decisions: readonly string[];
}

/** What the vertical (a role) or the horizontal (an activity) analysis finds, in the user's language. */
export interface MatrixFinding {
  readonly axis: 'role' | 'activity';
  /** Index in `roles` or in `activities`. */
  readonly index: number;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly rule: string;
  readonly message: string;
}

/** A matrix of responsibilities as a table to look at and to edit. */
export interface ResponsibilityMatrix {
  readonly title: string;
  readonly letters: readonly LetterMeaning[];
  readonly roles: readonly MatrixRole[];
  readonly activities: readonly MatrixActivity[];
  readonly remarks: readonly MatrixFinding[];
  /** False when a cell cannot be written by machine, with the reason in the user's language. */
  readonly editable: true | { readonly reason: string };
}

/** New letters for a cell of one of a document's matrices. */
export interface CellEdit {
  /** Index of the matrix in the document. */
  readonly matrix: number;
  readonly activity: string;
  /** Index among the activities, which tells two of one name apart. */
  readonly activityIndex: number;
  readonly role: string;
  /** `A/R`; empty to clear the cell. */
  readonly letters: string;
}
