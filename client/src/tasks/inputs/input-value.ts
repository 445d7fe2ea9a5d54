import { InvalidInput, readInput, type InputFault, type InputSchema } from '@vitruve/schemas/tasks';

/** The value that a text in a box stands for; an input that takes several has them with commas. An empty text sets nothing. */
export function valueIn(input: InputSchema, text: string): unknown {
  const written = text.trim();
  if (written === '') return undefined;
  const takesSeveral = input.type !== 'string' && input.type !== 'number' && input.type !== 'integer';
  const parts = takesSeveral ? written.split(',').map((part) => part.trim()) : [written];
  return parts.reduce<unknown>((before, part) => readInput(input, part, before), undefined);
}

/** Why a text in a box stands for no value; undefined for one that does. */
export function faultIn(input: InputSchema, text: string): InputFault | undefined {
  try {
    valueIn(input, text);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return error.fault;
    throw error;
  }
}

/** A value as a box shows it, and as `valueIn` reads it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${name}=${textOf(one)}`)
      .join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
