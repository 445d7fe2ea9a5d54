import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../findings/finding.ts';
import type { Unread } from '../rules/unread.ts';
import type { Facts } from '../graph/graph-index.ts';
import type { Topic } from '../graph/topics.ts';
import type { Kind, ParseResult } from '../kind.ts';
import type { ParseMemory } from '../text/memory.ts';

/** Findings of a document and a number that changes whenever they may have changed. */
export interface VersionedFindings {
  readonly findings: readonly Finding[];
  readonly version: number;
}

/** A document with what one workspace found in it, for another to go on from. */
export interface KnownDocument {
  readonly document: TextDocument;
  readonly revision: number;
  readonly kind: Kind | undefined;
  readonly unread: Unread | undefined;
  readonly facts: Facts | undefined;
  /** Undefined for a document that is to be checked again. */
  readonly findings: KnownFindings | undefined;
  /** False for an open document: its spans move with its text, so that it has to be read again. */
  readonly lasting: boolean;
}

/** What a check found, and the questions that it asked the graph. */
export interface KnownFindings {
  readonly checked: CheckedState;
  readonly topics: readonly Topic[];
}

/** What a check found, and what it holds for. */
export interface CheckedState extends VersionedFindings {
  readonly today: string;
  /** Of the document when it was checked, and of the documents that findings point into. */
  readonly revision: number;
  readonly related: ReadonlyMap<string, number>;
}

/** A document as a workspace keeps it. */
export interface StoredDocument {
  document: TextDocument;
  /** Grows with every change of the text; the editor's own versions start again when a document is reopened. */
  revision: number;
  /** Undefined for a document that is not a manifest, and for one that could not be read. */
  kind: Kind | undefined;
  /** Why a manifest was not read. */
  unread: Unread | undefined;
  /** Dropped for closed documents once they are checked, and made again when needed. */
  parsed: ParseResult<unknown> | undefined;
  /** Open in an editor: parts of it are remembered from one version to the next. */
  memory: ParseMemory | undefined;
  checked: CheckedState | undefined;
  /** True when something that the findings depend on changed since. They are kept to be compared with the new ones. */
  stale: boolean;
}

/** A document that is still to be read. */
export function newDocument(
  document: TextDocument,
  revision: number,
  memory: ParseMemory | undefined,
): StoredDocument {
  return {
    document,
    revision,
    kind: undefined,
    unread: undefined,
    parsed: undefined,
    memory,
    checked: undefined,
    stale: false,
  };
}

/**
 * True for findings that are the same as before, at the same places of the same text: they keep their version, so that nobody
 * is told of them again.
 */
export function saysTheSame(before: CheckedState, now: Omit<CheckedState, 'version'>): boolean {
  return (
    before.revision === now.revision &&
    sameEntries(before.related, now.related) &&
    before.findings.length === now.findings.length &&
    before.findings.every((finding, index) => sameFinding(finding, now.findings[index]))
  );
}

function sameEntries(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** Compares what a person sees of two findings in the same text. */
function sameFinding(a: Finding, b: Finding | undefined): boolean {
  if (a === b) return true;
  const visible = ({ rule, severity, message, span, related, tags }: Finding): unknown => [
    rule,
    severity,
    message,
    span,
    related,
    tags,
  ];
  return b !== undefined && JSON.stringify(visible(a)) === JSON.stringify(visible(b));
}

export function languageOfFile(uri: string): string {
  return /\.(?:md|markdown)$/iu.test(uri) ? 'markdown' : 'yaml';
}
