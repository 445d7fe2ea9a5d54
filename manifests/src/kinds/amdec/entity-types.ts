import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of a risk. */
export interface RiskFacts {
  readonly title: string | undefined;
  readonly item: string | undefined;
  readonly category: string | undefined;
  readonly criticality: number | undefined;
  readonly actionPriority: string | undefined;
  readonly threshold: number | undefined;
  readonly openActions: number;
  /** The first day (ISO) on which an open action is due. */
  readonly firstDue: string | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    risk: RiskFacts;
    component: NoFacts;
  }
}

export const AMDEC_ENTITY_TYPES = {
  risk: { identity: 'document', symbol: SymbolKind.Event },
  component: { identity: 'workspace', symbol: SymbolKind.Module },
} satisfies EntityTypeDeclarations;
