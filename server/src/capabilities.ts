import {
  EXPLAIN,
  FIX_ALL,
  HASHED_PATTERNS,
  IGNORE,
  MANIFEST_PATTERNS,
  PATTERNS_BY_BEGINNING,
  SEMANTIC_TOKENS_LEGEND,
} from '@vitruve/manifests';
import {
  CodeActionKind,
  TextDocumentSyncKind,
  WatchKind,
  type ClientCapabilities,
  type FileSystemWatcher,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { ADD_TO_BASELINE } from './baselines.ts';
import type { InitializationOptions } from './protocol.ts';
import { resolvesDocumentation } from './requests/completion.ts';

/** Files whose text matters. */
const MANIFESTS = inAnyFolder(MANIFEST_PATTERNS);

/** Files whose text matters where they begin as a manifest. */
const BY_BEGINNING = inAnyFolder(PATTERNS_BY_BEGINNING);

/** Files whose content is compared with the hash that manifests say. */
const HASHED = inAnyFolder(HASHED_PATTERNS);

/**
 * What the editor is asked to watch. Of files that are not manifests it matters whether they are there: manifests name them. A
 * folder that goes is told of alone, without the files in it.
 */
export const WATCHERS: readonly FileSystemWatcher[] = [
  { globPattern: MANIFESTS, kind: WatchKind.Change },
  { globPattern: BY_BEGINNING, kind: WatchKind.Change },
  { globPattern: HASHED, kind: WatchKind.Change },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  { globPattern: '**/.git/{HEAD,logs/HEAD}' },
];

/** True when the client asks for findings; they are pushed to it otherwise. */
export function pullsDiagnostics({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined;
}

/** What the server offers to a client. What an editor serves for Markdown by itself is left to it. */
export function serverCapabilities(
  client: ClientCapabilities,
  options: InitializationOptions,
): ServerCapabilities {
  const own = options.markdownServed !== true;
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    ...(pullsDiagnostics(client)
      ? {
          diagnosticProvider: {
            identifier: 'vitruve',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    completionProvider: {
      triggerCharacters: [' ', ':', '-', '"', "'", '(', '/', '|', ',', '{', '[', '.'],
      resolveProvider: resolvesDocumentation(client),
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    documentHighlightProvider: true,
    executeCommandProvider: { commands: [ADD_TO_BASELINE] },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, EXPLAIN, IGNORE, FIX_ALL],
    },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: true,
    semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: { resolveProvider: false },
    documentFormattingProvider: true,
    ...(own ? { foldingRangeProvider: true, selectionRangeProvider: true } : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        willRename: { filters: [MANIFESTS, HASHED].map((glob) => ({ scheme: 'file', pattern: { glob } })) },
      },
    },
  };
}

/** One glob for all of the names. Braces around a single one are text to the library that clients match renamed files with. */
function inAnyFolder(names: readonly string[]): string {
  return names.length === 1 ? `**/${names.join()}` : `**/{${names.join(',')}}`;
}
