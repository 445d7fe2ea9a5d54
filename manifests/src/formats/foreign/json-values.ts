/** A mapping of JSON. */
export type JsonMap = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mappings of a list; none of what is no list. */
export function mapsIn(value: unknown): readonly JsonMap[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** The texts of a list; none of what is no list. */
export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Undefined for what is no text, or an empty one. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** What something is known by: a text or a number; empty for anything else. */
export function idText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
