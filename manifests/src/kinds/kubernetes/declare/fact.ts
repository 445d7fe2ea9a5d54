import type { Entity } from '../../../core/graph/entity.ts';

/** What a fact of an entity says; undefined for one that is no text. */
export function textFact({ facts }: Entity, name: string): string | undefined {
  const fact = facts?.[name];
  return typeof fact === 'string' ? fact : undefined;
}

export function numberFact({ facts }: Entity, name: string): number | undefined {
  const fact = facts?.[name];
  return typeof fact === 'number' ? fact : undefined;
}

/** The kind of a resource, as people write it. */
export function kindOf(entity: Entity): string {
  return textFact(entity, 'kind') ?? '';
}
