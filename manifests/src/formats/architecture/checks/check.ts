/** A value as it is written: of YAML, without places. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap;

export interface PlainMap {
  readonly [key: string]: Plain;
}

/** What a check is about. */
export const SUBJECTS = ['elements', 'flows', 'paths'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What it asks of them. */
export const VERBS = ['never', 'must', 'atMost'] as const;
export type Verb = (typeof VERBS)[number];

/** What is left out of a check, until a day. */
export interface Exception {
  readonly selector: PlainMap;
  /** ISO. */
  readonly until: string | undefined;
}

/**
 * What a decision asks of an architecture model: one subject with a selector, one verb. Values are texts with `*`, lists, `{not: …}`,
 * comparisons (`>=2`) and references to the subject (`$to.owner`): no scripts and no expressions, so that the file of an unknown
 * author can be checked.
 */
export interface DecisionCheck {
  readonly id: string;
  /** The model that it is about; undefined for those that are nearest to the record. */
  readonly model: string | undefined;
  readonly subject: Subject;
  readonly selector: PlainMap;
  readonly verb: Verb;
  /** `true` of `never`, a number of `atMost`, otherwise what subjects must or must not be. */
  readonly requirement: Plain;
  readonly except: readonly Exception[];
}

export function isPlainMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPlainList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}
