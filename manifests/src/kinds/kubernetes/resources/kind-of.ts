import type { Entity } from '../../../core/graph/entity.ts';

/** The kind of a resource, as people write it. */
export function kindOf({ facts }: Entity): string {
  return facts?.kind ?? '';
}
