/** What an expression gives, as far as it is known before the run. */
export type Type = Simple | ArrayType | ObjectType;

export interface Simple {
  readonly kind: 'any' | 'null' | 'number' | 'boolean' | 'string';
}

export interface ArrayType {
  readonly kind: 'array';
  readonly item: Type;
  /** True for what `.*` gives: the next property is taken of each item. */
  readonly filtered?: boolean;
}

export interface ObjectType {
  readonly kind: 'object';
  /** By name in small letters: GitHub does not tell capitals. */
  readonly properties: ReadonlyMap<string, Property>;
  /** The type of any other property; undefined when there is none. */
  readonly others: Type | undefined;
}

export interface Property {
  /** As written where it is declared. */
  readonly name: string;
  readonly type: Type;
  /** Markdown. */
  readonly description?: string;
}

export const ANY: Simple = { kind: 'any' };
export const NULL: Simple = { kind: 'null' };
export const NUMBER: Simple = { kind: 'number' };
export const BOOLEAN: Simple = { kind: 'boolean' };
export const STRING: Simple = { kind: 'string' };

export function arrayOf(item: Type): ArrayType {
  return { kind: 'array', item };
}

/** An object that has these properties, and others of a type where one is given. */
export function objectOf(properties: Readonly<Record<string, Type>>, others?: Type): ObjectType {
  return objectWith(
    Object.entries(properties).map(([name, type]) => ({ name, type })),
    others,
  );
}

export function objectWith(properties: Iterable<Property>, others?: Type): ObjectType {
  const byName = new Map<string, Property>();
  for (const property of properties) byName.set(property.name.toLowerCase(), property);
  return { kind: 'object', properties: byName, others };
}

/** An object of which nothing but its being one is known. */
export const OBJECT: ObjectType = objectOf({}, ANY);

/** True when a value of one type is what another asks for, as GitHub converts it without loss of sense. */
export function accepts(asked: Type, given: Type): boolean {
  if (asked.kind === 'any' || given.kind === 'any' || asked.kind === 'boolean') return true;
  if (asked.kind === 'string')
    return given.kind === 'string' || given.kind === 'number' || given.kind === 'boolean';
  if (asked.kind === 'array') return given.kind === 'array' && accepts(asked.item, given.item);
  return asked.kind === given.kind;
}

/** The type of a value that is of one type or the other. */
export function either(one: Type, other: Type): Type {
  if (one === other) return one;
  if (isText(one) && isText(other)) return one.kind === other.kind ? one : mixedText(one, other);
  if (one.kind === 'null' && other.kind === 'null') return NULL;
  if (one.kind === 'array' && other.kind === 'array') return arrayOf(either(one.item, other.item));
  if (one.kind === 'object' && other.kind === 'object') return merged(one, other);
  return ANY;
}

function isText({ kind }: Type): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}

function mixedText(one: Type, other: Type): Type {
  return one.kind === 'string' || other.kind === 'string' ? STRING : ANY;
}

function merged(one: ObjectType, other: ObjectType): ObjectType {
  const properties = new Map(one.properties);
  for (const [key, property] of other.properties) {
    const known = properties.get(key);
    properties.set(key, known ? { ...known, type: either(known.type, property.type) } : property);
  }
  const others = one.others && other.others ? either(one.others, other.others) : (one.others ?? other.others);
  return { kind: 'object', properties, others };
}

/** A type in words of the language of expressions. */
export function typeText(type: Type): string {
  return type.kind === 'array' ? `array<${typeText(type.item)}>` : type.kind;
}
