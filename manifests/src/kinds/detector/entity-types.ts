import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of a model that finds faces or plates. */
export interface DetectorFacts {
  readonly subject: string | undefined;
  readonly licence: string | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    /** Key: the file of the model. */
    detector: DetectorFacts;
  }
}

export const DETECTOR_ENTITY_TYPES = {
  detector: { identity: 'workspace', symbol: SymbolKind.Object },
} satisfies EntityTypeDeclarations;
