import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of what rules and configurations declare. */
export interface PrometheusFacts {
  readonly kind: 'prometheus';
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    /** A series that a rule records. */
    metric: PrometheusFacts;
    alert: PrometheusFacts;
    'rule-group': PrometheusFacts;
  }
}

export const PROMETHEUS_ENTITY_TYPES = {
  metric: { identity: 'workspace', symbol: SymbolKind.Variable },
  alert: { identity: 'workspace', symbol: SymbolKind.Event },
  'rule-group': { identity: 'document', symbol: SymbolKind.Array },
} satisfies EntityTypeDeclarations;
