import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    /** An environment variable: `.env` files set it, `${NAME}` of a Compose file takes it. */
    variable: NoFacts;
  }
}

export const DOTENV_ENTITY_TYPES = {
  variable: { identity: 'directory', symbol: SymbolKind.Variable },
} satisfies EntityTypeDeclarations;
