import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';
import { TABLE_ENTITY_TYPES } from '../../formats/tables/entity-types.ts';

/** What is asked of a check of data. */
export interface CheckFacts {
  readonly table: string;
  /** What is expected: `range`, `unique` … */
  readonly expectation: string | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    suite: NoFacts;
    /** Key: table and name, `transactions/amount`; scope: its suite. */
    check: CheckFacts;
  }
}

export const QUALITY_ENTITY_TYPES = {
  suite: { identity: 'directory', symbol: SymbolKind.Module },
  ...TABLE_ENTITY_TYPES,
  check: { identity: 'workspace', symbol: SymbolKind.Boolean },
} satisfies EntityTypeDeclarations;
