import type { InputSchema } from './task-schema.ts';

/** Why a text is not a value of an input; whoever asked for it says so in the user's language. */
export type InputFault =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  /** Infinite where there is no limit. */
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'integer' }
  | { readonly kind: 'date' }
  | { readonly kind: 'form'; readonly examples: readonly string[] };

/** Thrown for a text that is not a value of an input. */
export class InvalidInput extends Error {
  readonly fault: InputFault;

  constructor(fault: InputFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** An input as it may be older than its schema: without a short flag, without a default. */
export type TextInput = Omit<InputSchema, 'x-short' | 'default'> & {
  readonly 'x-short'?: string | undefined;
  readonly default?: unknown;
};

/** Whether a text is a day of the calendar, `2026-01-15`. */
export function isDay(written: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}

/**
 * The value that is written for an input, in a flag or in a box.
 * @param before what was written for the same input before: an input that takes several values has them all.
 * @throws InvalidInput for what the schema does not allow.
 */
export function readInput(input: TextInput, written: string, before?: unknown): unknown {
  const types = typeof input.type === 'string' ? [input.type] : input.type;
  if (types.includes('object')) return withAssignment(input, written, before);
  if (types.includes('array')) {
    const items = (input.items ?? {}) as TextInput;
    const texts = isNumeric(items.type) ? written.split(',') : [written];
    // What is before the first value is the default.
    const others: readonly unknown[] = Array.isArray(before) ? before : [];
    return [...others, ...texts.map((text) => single(items, text.trim(), input))];
  }
  return single(input, written, input);
}

function single(of: TextInput, written: string, { examples }: TextInput): string | number {
  if (of.enum) return oneOf(of, written);
  if (isNumeric(of.type)) return numberOf(of, written);
  if (of.format === 'date' && !isDay(written)) throw new InvalidInput({ kind: 'date' });
  if (of.pattern !== undefined && !new RegExp(of.pattern, 'u').test(written))
    throw new InvalidInput({ kind: 'form', examples: of.examples ?? examples ?? [of.pattern] });
  return written;
}

function oneOf({ enum: values = [], 'x-enum-aliases': aliases = {} }: TextInput, written: string) {
  const value = values.find((one) => String(one) === written);
  if (value === undefined && !(written in aliases))
    throw new InvalidInput({ kind: 'values', values: values.map(String) });
  return value ?? written;
}

function isNumeric(type: TextInput['type'] | undefined): boolean {
  return type === 'number' || type === 'integer' || (Array.isArray(type) && type.includes('number'));
}

function numberOf({ type, minimum = -Infinity, maximum = Infinity }: TextInput, written: string): number {
  const value = Number(written);
  if (written.trim() === '' || !(value >= minimum && value <= maximum))
    throw new InvalidInput(
      Number.isFinite(maximum) ? { kind: 'number', minimum, maximum } : { kind: 'integer' },
    );
  if (type === 'integer' && !Number.isInteger(value)) throw new InvalidInput({ kind: 'integer' });
  return value;
}

/** `face=0.4`, or `votes=votes.csv` where any name may be given, beside those that were given before; a number alone counts for all. */
function withAssignment(input: TextInput, written: string, before: unknown): unknown {
  const values = (input.properties ?? {}) as Readonly<Record<string, TextInput>>;
  if (typeof input.additionalProperties === 'object')
    return withNamed(input.additionalProperties as TextInput, input, written, before);
  const [key, value] = Object.keys(values).flatMap((name) =>
    written.startsWith(`${name}=`) ? [name, written.slice(name.length + 1)] : [],
  );
  const own = key === undefined ? undefined : values[key];
  if (own && key !== undefined && value !== undefined && value !== '') {
    const others = typeof before === 'object' ? before : forAll(values, before);
    return { ...others, [key]: single(own, value, input) };
  }
  if (isNumeric(input.type)) return numberOf(input, written);
  throw new InvalidInput({ kind: 'form', examples: input.examples ?? [] });
}

/** `votes=votes.csv`, where any name may be given. */
function withNamed(of: TextInput, input: TextInput, written: string, before: unknown): unknown {
  const [, name, value] = /^([A-Za-z_]\w*)=([^]+)$/u.exec(written) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidInput({ kind: 'form', examples: input.examples ?? [] });
  return { ...(typeof before === 'object' ? before : {}), [name]: single(of, value, input) };
}

function forAll(values: Readonly<Record<string, unknown>>, before: unknown): object {
  if (before === undefined) return {};
  return Object.fromEntries(Object.keys(values).map((name) => [name, before]));
}
