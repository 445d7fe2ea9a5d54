import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { CreateFile, RenameFile } from 'vscode-languageserver-types';
import type { TextChange, WorkspaceChange } from '../text/change.ts';
import { span, type Span } from '../text/span.ts';
import type { Workspace } from '../workspace/workspace.ts';

export function rangeOf(document: TextDocument, at: Span): Range {
  return { start: document.positionAt(at.start), end: document.positionAt(at.end) };
}

export function spanOf(document: TextDocument, range: Range): Span {
  return span(document.offsetAt(range.start), document.offsetAt(range.end));
}

/** Bytes of a file that is no document, in which places are. */
const MOST = 1024 * 1024;

/** A document, or a file that need not be one until somebody opens it, such as SQL that a pipeline runs. */
function documentOf(workspace: Workspace, uri: string): TextDocument | undefined {
  const document = workspace.document(uri);
  if (document) return document;
  const text = workspace.graph.beginning(uri, MOST);
  return text === undefined ? undefined : TextDocument.create(uri, '', 0, text);
}

/** The place as a location; undefined when its document is gone. */
export function locationOf(workspace: Workspace, place: { uri: string; span: Span }): Location | undefined {
  const document = documentOf(workspace, place.uri);
  return document && { uri: place.uri, range: rangeOf(document, place.span) };
}

export function locationsOf(
  workspace: Workspace,
  places: readonly { uri: string; span: Span }[],
): Location[] {
  return places.flatMap((place) => locationOf(workspace, place) ?? []);
}

export function textEditOf(document: TextDocument, change: { span: Span; text: string }): TextEdit {
  return { range: rangeOf(document, change.span), newText: change.text };
}

/**
 * The changes as one edit of the protocol: texts first, under the names that the files have now, then files. Edits of
 * open documents carry the version that they were made for, so that an editor refuses them when it is newer.
 */
export function workspaceEditOf(workspace: Workspace, changes: readonly WorkspaceChange[]): WorkspaceEdit {
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  for (const change of changes) {
    if (change.kind !== 'create') continue;
    documentChanges.push(CreateFile.create(change.uri, { overwrite: false, ignoreIfExists: false }));
    const start = { line: 0, character: 0 };
    const edits = [{ range: { start, end: start }, newText: change.text }];
    documentChanges.push({ textDocument: { uri: change.uri, version: null }, edits });
  }
  for (const [uri, ofDocument] of byDocument(changes)) {
    const document = documentOf(workspace, uri);
    if (!document) continue;
    const edits = ofDocument.map((change) => textEditOf(document, change));
    const version = workspace.isOpen(uri) ? document.version : null;
    documentChanges.push({ textDocument: { uri, version }, edits } satisfies TextDocumentEdit);
  }
  for (const change of changes) {
    if (change.kind === 'rename')
      documentChanges.push(RenameFile.create(change.from, change.to, { overwrite: false }));
  }
  return { documentChanges };
}

function byDocument(changes: readonly WorkspaceChange[]): Map<string, TextChange[]> {
  const grouped = new Map<string, TextChange[]>();
  for (const change of changes) {
    if (change.kind !== 'text') continue;
    const group = grouped.get(change.uri);
    if (group) group.push(change);
    else grouped.set(change.uri, [change]);
  }
  return grouped;
}
