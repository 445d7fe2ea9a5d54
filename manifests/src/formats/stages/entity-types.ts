import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is asked of a pipeline or a workflow. */
export interface PipelineFacts {
  /** The language of a workflow file. */
  readonly format?: string;
  /** What may call it: `uses` of a step, or of a job. */
  readonly callable?: 'action' | 'workflow';
  /** By name: type, marks and description of an input. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  /** By name: `!` for one that is required. */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface JobFacts {
  readonly kind?: 'prometheus';
}

/** How the file of an output is made, for a stage that runs once. Files are named by their URIs. */
export interface OutputFacts {
  readonly file?: string;
  /** The name of the stage. */
  readonly stage?: string;
  /** The task that makes it: `vitruve/sql`. */
  readonly task?: string;
  /** The table or view that the file holds. */
  readonly table?: string;
  /** How many tables the task writes: the only one may be the result of a query, under any name. */
  readonly tables?: number;
  /** The file of SQL, or the query itself. */
  readonly sql?: string;
  readonly query?: string;
  /** What runs the SQL, where it is not DuckDB. */
  readonly engine?: 'spark';
  /** Files of the tables that the task reads, by their names; empty where the path depends on what is given at the start. */
  readonly reads?: Readonly<Record<string, string>>;
  /** What it is for others: `report`, `metrics` … */
  readonly type?: string;
}

export interface ParameterFacts {
  readonly required?: boolean;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    pipeline: PipelineFacts;
    job: JobFacts;
    step: NoFacts;
    stage: NoFacts;
    input: NoFacts;
    output: OutputFacts;
    parameter: ParameterFacts;
    partition: NoFacts;
    artifact: NoFacts;
  }
}

export const PIPELINE_ENTITY_TYPES = {
  pipeline: { identity: 'directory', symbol: SymbolKind.Module },
  job: { identity: 'document', symbol: SymbolKind.Function },
  step: { identity: 'document', symbol: SymbolKind.Function },
  stage: { identity: 'document', symbol: SymbolKind.Function },
  input: { identity: 'document', symbol: SymbolKind.Variable },
  output: { identity: 'document', symbol: SymbolKind.Variable },
  parameter: { identity: 'document', symbol: SymbolKind.Variable },
  partition: { identity: 'document', symbol: SymbolKind.Variable },
  artifact: { identity: 'document', symbol: SymbolKind.File },
} satisfies EntityTypeDeclarations;
