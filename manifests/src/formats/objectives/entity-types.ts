import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of an objective. */
export interface ObjectiveFacts {
  readonly title: string | undefined;
  /** `slo`, `sla`, `kpi`, `lean` or `green`. */
  readonly kind: string | undefined;
  /** The id of the element that it measures; undefined for another subject. */
  readonly element: string | undefined;
  /** The model of that element; undefined for the nearest one. */
  readonly model: string | undefined;
  /** Percent: the least share of good events that is aimed at now; undefined for other indicators. */
  readonly availability: number | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    objective: ObjectiveFacts;
  }
}

/** Names count in the nearest folder: copies of a file in other folders hold other objectives. */
export const OBJECTIVE_ENTITY_TYPES = {
  objective: { identity: 'directory', symbol: SymbolKind.Constant },
} satisfies EntityTypeDeclarations;
