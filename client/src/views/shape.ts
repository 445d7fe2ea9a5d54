export type Check = (value: unknown) => boolean;

/** A check for every field that `T` has, so that none is forgotten. */
type Fields<T> = { readonly [Field in keyof T]-?: Check };

/** Whether a value is an object whose fields pass their checks. It may have others besides. */
export function shape<T extends object>(fields: Fields<T>): (value: unknown) => value is T {
  const checks = Object.entries<Check>(fields);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const found = new Map<string, unknown>(Object.entries(value));
    return checks.every(([field, check]) => check(found.get(field)));
  };
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** An offset, an index, a count. */
export function isNatural(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

export function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function oneOf(words: readonly string[]): Check {
  return (value) => isText(value) && words.includes(value);
}
