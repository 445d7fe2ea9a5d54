import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

export interface ImageFacts {
  /** The workflow that builds it. */
  readonly pipeline?: string | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    /** The name of an image without its tag: the same thing in a workflow, a compose file and a Deployment. */
    image: ImageFacts;
  }
}

export const IMAGE_ENTITY_TYPES = {
  image: { identity: 'workspace', symbol: SymbolKind.File },
} satisfies EntityTypeDeclarations;
