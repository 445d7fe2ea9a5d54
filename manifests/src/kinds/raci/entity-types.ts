import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of an activity. */
export interface ActivityFacts {
  /** Letters by role. */
  readonly holders: Readonly<Record<string, string>>;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    role: NoFacts;
    person: NoFacts;
    activity: ActivityFacts;
  }
}

export const RACI_ENTITY_TYPES = {
  role: { identity: 'workspace', symbol: SymbolKind.Class },
  person: { identity: 'workspace', symbol: SymbolKind.Object },
  activity: { identity: 'document', symbol: SymbolKind.Function },
} satisfies EntityTypeDeclarations;
