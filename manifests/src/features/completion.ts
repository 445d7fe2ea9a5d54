import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type Position,
} from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../contributions/completion.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { rangeOf } from './conversion.ts';
import { isProposedElsewhere, NOTHING_SERVED, type ServedElsewhere } from './giving-way.ts';

const KINDS: Record<Completion['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  mark: CompletionItemKind.Constant,
  section: CompletionItemKind.Module,
  row: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
  date: CompletionItemKind.Value,
};

/** Proposals at a position. */
export function completion(
  workspace: Workspace,
  uri: string,
  position: Position,
  served: ServedElsewhere = NOTHING_SERVED,
): CompletionItem[] {
  const manifest = workspace.manifest(uri);
  if (!manifest?.kind.complete) return [];
  const { context, kind } = manifest;
  const offset = context.document.offsetAt(position);
  const proposals = kind.complete?.(context, offset) ?? [];
  return proposals
    .filter((proposal) => !isProposedElsewhere(served, context.document, proposal))
    .map((proposal) => itemOf(context.document, proposal));
}

function itemOf(document: TextDocument, proposal: Completion): CompletionItem {
  return {
    label: proposal.label,
    kind: KINDS[proposal.kind],
    textEdit: { range: rangeOf(document, proposal.span), newText: proposal.text },
    insertTextFormat: proposal.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    filterText: proposal.filterText ?? proposal.label,
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    ...(proposal.documentation === undefined
      ? {}
      : { documentation: { kind: 'markdown', value: proposal.documentation } }),
    ...(proposal.sortText === undefined ? {} : { sortText: proposal.sortText }),
    ...(proposal.retrigger ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}
