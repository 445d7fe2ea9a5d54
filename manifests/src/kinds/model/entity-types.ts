import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    model: NoFacts;
  }
}

export const MODEL_ENTITY_TYPES = {
  model: { identity: 'directory', symbol: SymbolKind.Class },
} satisfies EntityTypeDeclarations;
