import type { Chosen } from '@vitruve/drawing';

/** What was chosen of filters, from a store: its shape is not certain. */
export function readChosen(value: unknown): Chosen {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, chosen]) => (typeof chosen === 'string' ? [[id, chosen]] : [])),
  );
}
