import assert from 'node:assert/strict';
import {
  codeActions,
  FIX_ALL,
  codeLenses,
  completion,
  definition,
  references,
  documentHighlight,
  hover,
  inlayHints,
  documentLinks,
  prepareRename,
  rename,
  semanticTokens,
  foldingRanges,
  formatting,
  selectionRanges,
  documentSymbols,
  workspaceSymbols,
  applyChanges,
  type WorkspaceChange,
  type Span,
  type Workspace,
} from '@vitruve/manifests';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { cellEditsOf, viewsOf } from './every-view.ts';

const pageOf = (rule: string): string => `vitruve://${rule}`;

/** Features that look at a place in a document, by name. */
export const PLACE_FEATURES: Readonly<
  Record<string, (workspace: Workspace, document: TextDocument, offset: number) => unknown>
> = {
  completion: (workspace, document, offset) =>
    completion(workspace, document.uri, document.positionAt(offset)),
  hover: (workspace, document, offset) => hover(workspace, document.uri, document.positionAt(offset)),
  definition: (workspace, document, offset) =>
    definition(workspace, document.uri, document.positionAt(offset)),
  references: (workspace, document, offset) =>
    references(workspace, document.uri, document.positionAt(offset), true),
  highlight: (workspace, document, offset) =>
    documentHighlight(workspace, document.uri, document.positionAt(offset)),
  prepareRename: (workspace, document, offset) =>
    prepareRename(workspace, document.uri, document.positionAt(offset)),
  rename: (workspace, document, offset) =>
    rename(workspace, document.uri, document.positionAt(offset), 'Chief Officer'),
  selections: (workspace, document, offset) =>
    selectionRanges(workspace, document.uri, [document.positionAt(offset)]),
  actions(workspace, document, offset) {
    const start = document.positionAt(offset);
    return codeActions(workspace, document.uri, { start, end: start }, {}, pageOf);
  },
};

/** Features that look at a whole document, by name. */
export const DOCUMENT_FEATURES: Readonly<
  Record<string, (workspace: Workspace, document: TextDocument) => unknown>
> = {
  findings: (workspace, { uri }) => workspace.check(uri),
  lenses: (workspace, { uri }) => codeLenses(workspace, uri),
  hints: (workspace, document) => inlayHints(workspace, document.uri, wholeOf(document)),
  tokens: (workspace, { uri }) => semanticTokens(workspace, uri),
  folds: (workspace, { uri }) => foldingRanges(workspace, uri),
  format: (workspace, { uri }) => formatting(workspace, uri),
  outline: (workspace, { uri }) => documentSymbols(workspace, uri),
  links: (workspace, { uri }) => documentLinks(workspace, uri),
  symbols: (workspace) => workspaceSymbols(workspace, 'a'),
  fixAll: (workspace, document) =>
    codeActions(workspace, document.uri, wholeOf(document), { only: [FIX_ALL] }, pageOf),
  tables: (workspace, { uri }) => {
    const manifest = workspace.manifest(uri);
    return (
      manifest && [
        manifest.kind.tables?.write(manifest.context, 'fr'),
        manifest.kind.tables?.markdown(manifest.context, 'en'),
      ]
    );
  },
  views: (workspace, { uri }) => viewsOf(workspace, uri),
  cells: (workspace, { uri }) => {
    cellEditsOf(workspace, uri);
  },
};

/** Asks every feature about a document, at the given offset where it needs one. An error names the feature. */
export function askEverything(workspace: Workspace, uri: string, offset: number): void {
  const document = workspace.document(uri);
  if (!document) return;
  for (const [name, ask] of Object.entries(DOCUMENT_FEATURES)) {
    naming(`${name} of ${uri}`, () => ask(workspace, document));
  }
  for (const [name, ask] of Object.entries(PLACE_FEATURES)) {
    naming(`${name} of ${uri} at ${offset}`, () => ask(workspace, document, offset));
  }
}

/** Every change that a document's findings, its formatter and its refactorings at an offset offer, by its title. */
export function offeredChanges(
  workspace: Workspace,
  uri: string,
  offset: number,
): { title: string; changes: readonly WorkspaceChange[] }[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const fixes = workspace
    .check(uri)
    .findings.flatMap(({ rule, fixes: ofFinding = [] }) =>
      ofFinding.map((fix) => ({ title: `${rule}: ${fix.title}`, changes: () => fix.changes() })),
    );
  const at = { start: offset, end: offset };
  const refactorings = manifest.kind.refactorings?.(manifest.context, at) ?? [];
  const formatting = { title: 'format', changes: () => manifest.kind.format?.(manifest.context) ?? [] };
  return [...fixes, ...refactorings, formatting].map(({ title, changes }) => ({
    title,
    changes: naming(`${title} of ${uri}`, changes),
  }));
}

/**
 * The texts of the documents that a change touches, after it.
 * @throws AssertionError when it touches a document that is not there or a span outside of it, or when edits overlap.
 */
export function textsAfter(
  workspace: Workspace,
  { title, changes }: { title: string; changes: readonly WorkspaceChange[] },
): Map<string, string> {
  const edits = new Map<string, { span: Span; text: string }[]>();
  const texts = new Map<string, string>();
  for (const change of changes) {
    if (change.kind === 'create') texts.set(change.uri, change.text);
    if (change.kind !== 'text') continue;
    edits.set(change.uri, [...(edits.get(change.uri) ?? []), change]);
  }
  for (const [uri, ofDocument] of edits) {
    const text = workspace.document(uri)?.getText();
    assert.ok(text !== undefined, `${title} changes ${uri}, which is not there`);
    for (const { span } of ofDocument) {
      const inside = 0 <= span.start && span.start <= span.end && span.end <= text.length;
      assert.ok(inside, `${title} changes ${span.start} to ${span.end} of ${text.length} characters`);
    }
    texts.set(
      uri,
      naming(`${title} in ${uri}`, () => applyChanges(text, ofDocument)),
    );
  }
  return texts;
}

function wholeOf(document: TextDocument): {
  start: { line: number; character: number };
  end: { line: number; character: number };
} {
  return { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
}

function naming<Result>(what: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`, {
      cause: error,
    });
  }
}
