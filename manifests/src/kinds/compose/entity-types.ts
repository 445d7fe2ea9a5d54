import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of what a project declares: resources of Kubernetes may have the same types. */
export interface ProjectFacts {
  readonly kind?: 'compose';
  /** The ports of a service, apart by commas. */
  readonly ports?: string;
  /** Whose network a service uses in the place of those of its project: `host`, `service:db`. */
  readonly networkMode?: string;
  /** Names besides its own under which others reach a service: its host, its container, those that it has on a network. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Names that a service has for others, with theirs: `database` for `db`. */
  readonly links?: Readonly<Record<string, string>>;
  /** Names that it looks up for itself, with the addresses that it takes them for: they mean no service. */
  readonly extraHosts?: Readonly<Record<string, string>>;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    service: ProjectFacts;
    volume: ProjectFacts;
    network: ProjectFacts;
  }
}

export const COMPOSE_ENTITY_TYPES = {
  service: { identity: 'document', symbol: SymbolKind.Object },
  volume: { identity: 'document', symbol: SymbolKind.Field },
  network: { identity: 'document', symbol: SymbolKind.Interface },
} satisfies EntityTypeDeclarations;
