import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of a version of a model. */
export interface ModelVersionFacts {
  /** The name of its model. */
  readonly model: string;
  /** As written. */
  readonly version: string;
  /** As written: relative to the registry. */
  readonly file: string;
  /** Who approved it; nobody otherwise. */
  readonly approver?: string | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    /** Key: the SHA-256 of its file. */
    'model-version': ModelVersionFacts;
  }
}

export const MODEL_REGISTRY_ENTITY_TYPES = {
  'model-version': { identity: 'document', symbol: SymbolKind.Constant },
} satisfies EntityTypeDeclarations;
