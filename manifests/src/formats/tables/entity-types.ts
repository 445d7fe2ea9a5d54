import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of a table of data. */
export interface TableFacts {
  /** The URI of its file. */
  readonly file?: string | undefined;
  /** Columns with personal data, each with its entry in the record of processing activities, or an empty text. */
  readonly personal?: Readonly<Record<string, string>> | undefined;
  /** Who answers for it: a role or person. */
  readonly owner?: string | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    /** Scope: its suite. */
    table: TableFacts;
  }
}

export const TABLE_ENTITY_TYPES = {
  table: { identity: 'workspace', symbol: SymbolKind.Array },
} satisfies EntityTypeDeclarations;
