import type { Facts } from '../../graph/graph-index.ts';

/** What a workflow declares and names. */
export function factsOf(): Facts {
  return { entities: [], references: [] };
}
