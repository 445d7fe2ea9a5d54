import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';
import type { Language } from '../../core/language.ts';
import type { StatusName } from './status.ts';

/** What is asked of a decision. */
export interface DecisionFacts {
  readonly status: StatusName | 'unknown' | undefined;
  /** The status in the record's own words. */
  readonly statusText: string | undefined;
  readonly title: string | undefined;
  /** ISO. */
  readonly date: string | undefined;
  readonly number: number | undefined;
  /** The day (ISO) by which it was to be reviewed, unless it was since. */
  readonly reviewDue: string | undefined;
  /** The document or the key of the decision that replaces it. */
  readonly supersededBy: string | undefined;
  /** What it asks of architecture models, as text: see `checksIn`. */
  readonly checks?: string;
  /** How many of its checks cannot be read. */
  readonly unreadChecks?: number;
  /** Of the record's headings. */
  readonly language: Language;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    decision: DecisionFacts;
  }
}

export const ADR_ENTITY_TYPES = {
  decision: { identity: 'directory', symbol: SymbolKind.Event },
} satisfies EntityTypeDeclarations;
