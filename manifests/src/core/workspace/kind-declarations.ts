import type { FileSet } from '../files/file-set.ts';
import { CORE_STRUCTURE_RULES, type StructureRule } from '../findings/structure-rules.ts';
import { CORE_ENTITY_TYPES, type EntityTypeDeclarations } from '../graph/entity.ts';
import type { Kind, LoadableKind } from '../kind.ts';
import type { SettingsSection } from '../settings/settings.ts';

/** What kinds declare together, before any of them is loaded. */
export interface KindDeclarations {
  /** The types of the entities that they declare, and the types that belong to no kind. */
  readonly entityTypes: EntityTypeDeclarations;
  /** The rules of what parsers find, by their ids. */
  readonly structureRules: ReadonlyMap<string, StructureRule>;
  readonly files: readonly FileSet[];
  readonly settings: readonly SettingsSection[];
}

export function declarationsOf(kinds: readonly (Kind | LoadableKind)[]): KindDeclarations {
  const ofKinds = kinds.flatMap(({ structureRules }) => structureRules ?? []);
  return {
    entityTypes: kinds.reduce<EntityTypeDeclarations>(
      (declared, { entityTypes }) => ({ ...declared, ...entityTypes }),
      CORE_ENTITY_TYPES,
    ),
    structureRules: new Map([...CORE_STRUCTURE_RULES, ...ofKinds].map((rule) => [rule.id, rule])),
    files: kinds.flatMap(({ files }) => files),
    settings: kinds.flatMap(({ settings }) => settings ?? []),
  };
}
