import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Entity } from '../graph/entity.ts';
import type { OutlineIcon, OutlineItem } from '../contributions/outline.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { locationOf, rangeOf } from './conversion.ts';

const OUTLINE_KINDS: Record<OutlineIcon, SymbolKind> = {
  section: SymbolKind.Namespace,
  decision: SymbolKind.Event,
  role: SymbolKind.Class,
  activity: SymbolKind.Function,
  risk: SymbolKind.Event,
  option: SymbolKind.EnumMember,
  list: SymbolKind.Array,
  resource: SymbolKind.Object,
  workflow: SymbolKind.Module,
  job: SymbolKind.Function,
  step: SymbolKind.Method,
  event: SymbolKind.Event,
  service: SymbolKind.Object,
  volume: SymbolKind.Field,
  network: SymbolKind.Interface,
  variable: SymbolKind.Variable,
  file: SymbolKind.File,
};

/** Symbols that one query returns; a longer query finds the rest. */
const MAX_WORKSPACE_SYMBOLS = 1000;

/** The outline of a document. */
export function documentSymbols(workspace: Workspace, uri: string): DocumentSymbol[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const { document } = manifest.context;
  return (manifest.kind.outline?.(manifest.context) ?? []).map((item) => symbolOf(document, item));
}

function symbolOf(document: TextDocument, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name || '…',
    kind: OUTLINE_KINDS[item.icon],
    range: rangeOf(document, item.span),
    selectionRange: rangeOf(document, item.nameSpan),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.children ? { children: item.children.map((child) => symbolOf(document, child)) } : {}),
  };
}

/** Declared names of the whole workspace that hold the letters of the query in their order. */
export function workspaceSymbols(workspace: Workspace, query: string): WorkspaceSymbol[] {
  const symbols: WorkspaceSymbol[] = [];
  for (const uri of workspace.manifests()) {
    for (const entity of workspace.factsOf(uri)?.entities ?? []) {
      if (!holdsInOrder(searchText(entity), query)) continue;
      const location = locationOf(workspace, entity);
      if (!location) continue;
      const { name, detail, type } = entity;
      symbols.push({
        name,
        kind: workspace.entityTypes[type]?.symbol ?? SymbolKind.Object,
        location,
        ...(detail === undefined ? {} : { containerName: detail }),
      });
      if (symbols.length === MAX_WORKSPACE_SYMBOLS) return symbols;
    }
  }
  return symbols;
}

function searchText(entity: Entity): string {
  return `${entity.name} ${entity.detail ?? ''}`;
}

function holdsInOrder(text: string, query: string): boolean {
  const letters = text.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
