import type { ElementFacts } from '../../../formats/architecture/entity-types.ts';

const OUTSIDE: ReadonlySet<string> = new Set(['actor', 'person', 'user', 'external', 'device', 'customer']);

/** True for people and systems outside of the model: nothing is asked of what supports them or where their data comes from. */
export function isOutside({ kind }: Pick<ElementFacts, 'kind'>): boolean {
  return OUTSIDE.has(kind ?? '');
}
