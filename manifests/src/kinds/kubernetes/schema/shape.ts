import type { ValidationRules, ServerCheck } from './constraints.ts';

/** What a value of a resource must look like: the structural schema of the API server, in memory. */
export type Shape = AnyShape | ScalarShape | ListShape | MapShape | ObjectShape;

/** Anything at all: the schema leaves it open. */
export interface AnyShape {
  readonly type: 'any';
}

export const SCALAR_TYPES = [
  'string',
  'int32',
  'int64',
  'number',
  'boolean',
  'quantity',
  'int-or-string',
  'date-time',
  'bytes',
] as const;

/** What may be asked of a value of any type. */
interface ShapeConstraints {
  /** What the definition of a custom kind asks besides its structure. */
  readonly validationRules?: ValidationRules | undefined;
}

export interface ScalarShape extends ShapeConstraints {
  readonly type: (typeof SCALAR_TYPES)[number];
  /** The only values that are allowed. */
  readonly values?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** In characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface ListShape extends ShapeConstraints {
  readonly type: 'list';
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A map whose keys people choose: labels, data. */
export interface MapShape extends ShapeConstraints {
  readonly type: 'map';
  readonly values: Shape;
}

/** A map whose keys the schema names. */
export interface ObjectShape extends ShapeConstraints {
  readonly type: 'object';
  /** The name of its type, for people: `PodSpec`. */
  readonly name: string | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  /** True when fields that the schema does not name are kept too. */
  readonly open: boolean;
  /** What the server checks of its fields together. */
  readonly server: ServerCheck | undefined;
  readonly description: string | undefined;
}

export interface Field {
  readonly shape: Shape;
  readonly required: boolean;
  /** True for a field that the server fills in where it is not written. */
  readonly filled: boolean;
  /** What the server checks of its value, beyond the schema. */
  readonly server: ServerCheck | undefined;
  readonly description: string | undefined;
  /** The version of Kubernetes that it came with, where that is known: `1.35`. */
  readonly since: string | undefined;
}

export const ANY: AnyShape = { type: 'any' };

/** The shape that a path of keys and indexes leads to; undefined where the schema knows nothing. */
export function shapeAt(root: Shape, path: readonly (string | number)[]): Shape | undefined {
  let shape: Shape | undefined = root;
  for (const step of path) {
    if (shape?.type === 'object') shape = shape.fields.get(String(step))?.shape;
    else if (shape?.type === 'map') shape = shape.values;
    else if (shape?.type === 'list' && typeof step === 'number') shape = shape.items;
    else return undefined;
  }
  return shape;
}

/** The field that the last key of a path names. */
export function fieldAt(root: Shape, path: readonly (string | number)[]): Field | undefined {
  const owner = shapeAt(root, path.slice(0, -1));
  return owner?.type === 'object' ? owner.fields.get(String(path.at(-1))) : undefined;
}

/** The values that are allowed, where the schema lists them: those of a scalar, or of the items of a list. */
export function allowedIn(shape: Shape): readonly (string | number)[] {
  if (shape.type === 'list') return allowedIn(shape.items);
  if (shape.type === 'any' || shape.type === 'map' || shape.type === 'object') return [];
  // The server takes an empty text for none.
  return shape.values?.filter((value) => value !== '') ?? [];
}
