import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** Names in a list that a fact holds, in their order, each with an empty text. */
export type NameSet = Readonly<Record<string, string>>;

/** What the root file of an architecture model says of the whole. */
export interface ArchitectureFacts {
  readonly title: string | undefined;
  /** From top to bottom; undefined for the usual ones. */
  readonly layers: NameSet | undefined;
}

/** What is asked of an element. What a parent gives is not in it: `SystemElement` adds that. */
export interface ElementFacts {
  /** The name of the model. */
  readonly model: string;
  readonly title: string | undefined;
  readonly kind: string | undefined;
  readonly layer: string | undefined;
  readonly technology: string | undefined;
  readonly owner: string | undefined;
  readonly zone: string | undefined;
  readonly class: string | undefined;
  readonly published: boolean;
  readonly realizedBy: NameSet;
  readonly runsOn: NameSet;
  readonly stores: NameSet;
  readonly creates: NameSet;
  readonly replaces: NameSet;
  readonly decisions: NameSet;
  readonly workload: NameSet;
  readonly encryption: string | undefined;
  readonly criticality: string | undefined;
  readonly replicas: number | undefined;
  /** Percent, of one instance. */
  readonly availability: number | undefined;
  /** Percent, of the element with its replicas and dependencies. */
  readonly slo: number | undefined;
  /** The objectives that stand for numbers of its own. */
  readonly objectives: NameSet;
  /** Milliseconds. */
  readonly latencyP95: number | undefined;
  /** Requests per second. */
  readonly rps: number | undefined;
  readonly peak: number | undefined;
  /** Milliseconds. */
  readonly rto: number | undefined;
  readonly rpo: number | undefined;
  readonly deployedBy: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

export interface FlowFacts {
  readonly model: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: string | undefined;
  readonly data: NameSet;
  readonly direction: 'forward' | 'back' | 'both';
  /** As written; undefined where it is not. */
  readonly sync: boolean | undefined;
  readonly optional: boolean;
  readonly tls: boolean | undefined;
  readonly criticality: string | undefined;
  /** Milliseconds. */
  readonly latency: number | undefined;
  readonly calls: number | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

export interface DataClassFacts {
  readonly model: string;
  readonly class: string | undefined;
  readonly kinds: NameSet;
  readonly owner: string | undefined;
  readonly purpose: string | undefined;
  readonly legalBasis: string | undefined;
  readonly retention: string | undefined;
  readonly subjects: NameSet;
  readonly assessment: string | undefined;
  /** Guarantees by region. */
  readonly transfers: NameSet;
}

export interface ZoneFacts {
  readonly model: string;
  readonly title: string | undefined;
  readonly trust: number | undefined;
  readonly internet: boolean;
  readonly pci: boolean;
  readonly region: string | undefined;
}

export interface StateFacts {
  readonly model: string;
  readonly title: string | undefined;
  /** ISO. */
  readonly date: string | undefined;
  readonly current: boolean;
}

export interface WaiverFacts {
  readonly model: string;
  readonly rule: string;
  readonly target: string;
  /** ISO. */
  readonly until: string | undefined;
  readonly decision: string | undefined;
}

interface ModelFacts {
  readonly model: string;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    architecture: ArchitectureFacts;
    element: ElementFacts;
    flow: FlowFacts;
    'data-class': DataClassFacts;
    zone: ZoneFacts;
    state: StateFacts;
    environment: ModelFacts;
    scenario: ModelFacts;
    waiver: WaiverFacts;
  }
}

/** Names count in the nearest model of their name: copies of a model in other folders are other models. */
export const ARCHITECTURE_ENTITY_TYPES = {
  architecture: { identity: 'directory', symbol: SymbolKind.Package },
  element: { identity: 'directory', symbol: SymbolKind.Module },
  flow: { identity: 'directory', symbol: SymbolKind.Interface },
  'data-class': { identity: 'directory', symbol: SymbolKind.Struct },
  zone: { identity: 'directory', symbol: SymbolKind.Namespace },
  state: { identity: 'directory', symbol: SymbolKind.Event },
  environment: { identity: 'directory', symbol: SymbolKind.Namespace },
  scenario: { identity: 'directory', symbol: SymbolKind.Function },
  waiver: { identity: 'directory', symbol: SymbolKind.Constant },
} satisfies EntityTypeDeclarations;
