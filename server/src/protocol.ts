/**
 * What client and server say to each other beyond the Language Server Protocol: one constant per message, carrying its
 * method and its types. Types only, so that the client's bundle holds none of the server.
 */
import type {
  ColumnChoice,
  CommandRequest,
  ImportedColumn,
  FindingTreeOptions,
  ImportQuestion,
  Question,
  TreeNode,
  WaitingCount,
} from '@vitruve/manifests';
import { NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

/** A place that a tree item or a lens opens. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** One line of a tree view. */
export interface OverviewItem extends Omit<TreeNode, 'place' | 'children'> {
  /** Where a click leads. */
  readonly place?: Place;
  readonly children?: readonly OverviewItem[];
}

/** The first level of each tree view, by the id of the view. */
export type Overview = Readonly<Record<string, readonly OverviewItem[]>>;

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
  /** Findings that a baseline holds: they are not among the others. */
  readonly putOff: number;
  /** What waits for somebody, such as decisions to take. */
  readonly waiting: readonly WaitingCount[];
}

export const IndexStateRequest = new RequestType0<IndexState, void>('vitruve/indexState');

/** Which lines of the tree of findings are asked for: its groups, or the findings of one, by the id of its line. */
export interface FindingTreeParams extends FindingTreeOptions {
  readonly group?: string;
}

export const FindingTreeRequest = new RequestType<FindingTreeParams, readonly OverviewItem[], void>(
  'vitruve/findingTree',
);

/** How the findings of a workspace folder differ from its baseline. */
export interface BaselineState {
  /** The path of the file, from the workspace folder. */
  readonly path: string;
  /** The file itself, whether it is there or not. */
  readonly uri: string;
  readonly exists: boolean;
  /** Findings that it holds and that are still there. */
  readonly known: number;
  /** Findings that it does not hold. */
  readonly fresh: number;
  /** Findings that it holds and that are gone. */
  readonly gone: number;
}

export interface BaselineParams {
  /** The workspace folder. */
  readonly uri: string;
  /**
   * `shrink` removes what is gone from the file, `write` puts all findings of now into it; absent, the file stays as it is. The
   * answer tells what is true before.
   */
  readonly change?: 'shrink' | 'write';
}

export const BaselineRequest = new RequestType<BaselineParams, BaselineState, void>('vitruve/baseline');

/** An edit for the client to apply, and the document to show afterwards. */
export interface AuthoredEdit {
  readonly edit: WorkspaceEdit;
  readonly open?: string;
  /** The text of the created document that is shown, as a snippet, where something in it is to be filled in. */
  readonly snippet?: string;
}

/** A file for the client to write, which is not only text. */
export interface AuthoredFile {
  readonly uri: string;
  readonly base64: string;
}

/** The next step of a command of a kind: something to ask a person, or what is to be written. */
export type CommandStep =
  | { readonly question: Question }
  | { readonly authored: AuthoredEdit }
  | { readonly file: AuthoredFile };

/** Gives a command that a kind of manifests brings. Asked again with each answer, until nothing is left to ask. */
export const KindCommandRequest = new RequestType<CommandRequest, CommandStep, void>('vitruve/command');

/** A file of another program, as the editor read it. */
export interface ForeignBytes {
  /** As messages name it. */
  readonly name: string;
  readonly base64: string;
}

/** A manifest that was made of files of another program, or for one. */
export interface ForeignManifest {
  readonly text: string;
  /** What it does without, a line for each. */
  readonly lost: readonly string[];
}

/** Makes a manifest of files of another program, by a command that a kind of manifests brings. */
export const ImportFilesRequest = new RequestType<
  { readonly command: string; readonly files: readonly ForeignBytes[] },
  ForeignManifest,
  void
>('vitruve/importFiles');

/** Writes a manifest for another program, by a command that its kind brings. */
export const ExportToRequest = new RequestType<
  { readonly program: string; readonly uri: string },
  ForeignManifest,
  void
>('vitruve/exportTo');

/** What menus call a document: `decision`, `table`, `drawn`; undefined when they offer nothing for it. */
export const MenuContextRequest = new RequestType<{ uri: string }, string | undefined, void>(
  'vitruve/menuContext',
);

/** A kind whose tables can be imported. */
export interface TableKind {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** True when the name of the file tells that it is such a table. */
  readonly isLikely: boolean;
}

/** The kinds that a table may become, those that its name tells first. */
export const TableKindsRequest = new RequestType<{ fileName: string }, readonly TableKind[], void>(
  'vitruve/tableKinds',
);

export interface ImportParams {
  /** One of the kinds that `TableKindsRequest` names. */
  readonly kind: string;
  /** The source file's name, from which the format is taken. */
  readonly fileName: string;
  readonly base64: string;
  /** What the user said that columns hold: answers to the questions of an earlier result. */
  readonly columns?: readonly ColumnChoice[];
}

export interface ImportResult {
  /** The manifest's text; undefined when nothing could be read. */
  readonly text?: string;
  readonly problems: readonly { readonly severity: 'error' | 'warning'; readonly message: string }[];
  /** What became of each column. */
  readonly columns: readonly ImportedColumn[];
  /** What only the user knows: nothing is imported before it is answered. */
  readonly questions: readonly ImportQuestion[];
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
