import type { TextForm } from './text-form.ts';

/** The keywords that join conditions. */
export const JUNCTIONS = ['allOf', 'anyOf', 'oneOf', 'not'] as const;

/** What a schema says of a value besides its structure: a branch of `oneOf`, `anyOf`, `allOf` or `not`. */
export interface Condition {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Condition>>;
  readonly items?: Condition;
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly allOf?: readonly Condition[];
  readonly anyOf?: readonly Condition[];
  readonly oneOf?: readonly Condition[];
  readonly not?: Condition;
  /** True where it says more than is read here: nothing can be told then but that it does not hold. */
  readonly more?: true;
}

export interface WrittenRule {
  /** In the Common Expression Language. */
  readonly rule: string;
  /** What its author says of who breaks it. */
  readonly message?: string;
  /** The field that it is about: `.spec.replicas`. */
  readonly path?: string;
}

/** What the definition of a kind asks of a value besides its structure. */
export interface ValidationRules {
  /** Its `allOf`, `anyOf`, `oneOf` and `not`. */
  readonly condition?: Condition;
  /** Its `x-kubernetes-validations`. */
  readonly rules?: readonly WrittenRule[];
}

/** What the API server checks of a field or of the fields of a type, and its published definition does not say. */
export interface ServerCheck {
  /** It must be there, and not be empty. */
  readonly required?: boolean;
  /** It must be there: its own fields tell what is missing in it. */
  readonly present?: boolean;
  /** The form of a text, or of the texts of a list. */
  readonly form?: TextForm;
  /** Keys that a map must have. */
  readonly keys?: readonly string[];
  /** Fields of which one has to be there, or may be. */
  readonly exactlyOne?: readonly string[];
  readonly atMostOne?: readonly string[];
  readonly atLeastOne?: readonly string[];
  /** A field that is alone among those of `atLeastOne`. */
  readonly apart?: string;
  /** True for an operator with values that it compares with. */
  readonly requirement?: boolean;
  /** True for a taint that is tolerated. */
  readonly toleration?: boolean;
  /** True for a rule of RBAC: it is about resources or about addresses, not both. */
  readonly access?: boolean;
}
