import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of a model. */
export interface ModelFacts {
  /** What its measures must reach, by place in the list: `rocAuc>=0.75`. */
  readonly requirements?: Readonly<Record<string, string>> | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    model: ModelFacts;
  }
}

export const MODEL_ENTITY_TYPES = {
  model: { identity: 'directory', symbol: SymbolKind.Class },
} satisfies EntityTypeDeclarations;
