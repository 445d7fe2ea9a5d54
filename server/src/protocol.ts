/**
 * What client and server say to each other beyond the Language Server Protocol: one constant per message, carrying its
 * method and its types. Types only, so that the client's bundle holds none of the server.
 */
import { NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

/** A place that a tree item or a lens opens. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export interface DecisionItem extends Place {
  /** `ADR-0012`, or the file's name when it has no number. */
  readonly id: string;
  readonly title: string;
  readonly status: 'draft' | 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown';
  readonly date?: string;
}

/** What one role or person carries in one matrix. */
export interface ResponsibilityItem extends Place {
  readonly activity: string;
  /** `A`, `A/R` … */
  readonly letters: string;
}

export interface RoleItem extends Place {
  readonly name: string;
  readonly responsibilities: readonly ResponsibilityItem[];
}

export interface RiskItem extends Place {
  readonly id: string;
  readonly title: string;
  readonly criticality?: number;
  readonly actionPriority?: 'H' | 'M' | 'L';
  /** True when the criticality reaches the table's threshold. */
  readonly aboveThreshold: boolean;
}

/** The content of the three tree views, each sorted as it is shown. */
export interface Overview {
  readonly decisions: readonly DecisionItem[];
  readonly roles: readonly RoleItem[];
  readonly risks: readonly RiskItem[];
}

export const OverviewRequest = new RequestType0<Overview, void>('vitruve/overview');

/** The answer to `OverviewRequest` may have changed. Sent at most twice a second. */
export const OverviewChanged = new NotificationType0('vitruve/overviewChanged');

/** How far the first reading of the workspace is; `done` once it is complete. */
export interface IndexState {
  readonly state: 'reading' | 'done';
  readonly files: number;
  readonly findings: {
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly hint: number;
  };
}

export const IndexStateRequest = new RequestType0<IndexState, void>('vitruve/indexState');

export interface NewManifestParams {
  /** `adr`, `raci` or `amdec`. */
  readonly kind: string;
  readonly title: string;
  readonly template?: string;
  /** The workspace folder that gets it. */
  readonly folder: string;
}

/** An edit for the client to apply, and the document to show afterwards. */
export interface Authored {
  readonly edit: WorkspaceEdit;
  readonly open?: string;
}

export const NewManifestRequest = new RequestType<NewManifestParams, Authored, void>('vitruve/new');

export interface TemplatesParams {
  readonly kind: string;
}

export const TemplatesRequest = new RequestType<
  TemplatesParams,
  readonly { id: string; label: string }[],
  void
>('vitruve/templates');

/** Makes the decision that replaces `uri`, linked both ways. */
export const SupersedeRequest = new RequestType<{ uri: string; title: string }, Authored, void>(
  'vitruve/supersede',
);

/** Statuses that the decision may take from where it stands. */
export const StatusesRequest = new RequestType<{ uri: string }, readonly string[], void>('vitruve/statuses');

export const ChangeStatusRequest = new RequestType<{ uri: string; status: string }, Authored, void>(
  'vitruve/changeStatus',
);

export interface ImportParams {
  readonly kind: 'raci' | 'amdec';
  /** The source file's name, from which the format is taken. */
  readonly fileName: string;
  readonly base64: string;
}

export interface ImportResult {
  /** The manifest's text; undefined when nothing could be read. */
  readonly text?: string;
  readonly remarks: readonly { readonly severity: 'error' | 'warning'; readonly message: string }[];
}

export const ImportRequest = new RequestType<ImportParams, ImportResult, void>('vitruve/import');

export type ExportFormat = 'csv' | 'csv-semicolon' | 'xlsx' | 'markdown';

export const ExportRequest = new RequestType<{ uri: string; format: ExportFormat }, { base64: string }, void>(
  'vitruve/export',
);

/** The rule's page in the user's language, as Markdown; undefined for an unknown rule. */
export const RulePageRequest = new RequestType<{ rule: string }, string | undefined, void>(
  'vitruve/rulePage',
);

/** Sent by a client in `initializationOptions`. */
export interface InitializationOptions {
  /** Language of messages: a BCP 47 tag; English unless it starts with `fr`. */
  readonly locale?: string;
  /** Workspace Trust: when false the server runs no other program (git). */
  readonly trusted?: boolean;
  /** Features that the editor serves for Markdown by itself, so that none is shown twice. */
  readonly markdownServed?: boolean;
  /** What a rule's id is appended to, with `.md`, to make the address of its page; the page's file otherwise. */
  readonly rulePageBase?: string;
  /** Red Hat's YAML extension serves schema diagnostics, keys and hovers of YAML files. */
  readonly yamlServed?: boolean;
}
