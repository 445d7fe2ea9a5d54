import { shownMarkdown } from '../text/shown-markdown.ts';
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
import { snippetsAt } from './snippets.ts';
import { isProposedByYamlServer, NO_OTHER_SERVERS, type OtherServers } from './yaml-language-server.ts';

const ITEM_KINDS: Record<Completion['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  mark: CompletionItemKind.Constant,
  section: CompletionItemKind.Module,
  row: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
  date: CompletionItemKind.Value,
  skeleton: CompletionItemKind.Snippet,
};

/** Proposals at a position, with their documentation. */
export function completion(
  workspace: Workspace,
  uri: string,
  position: Position,
  others: OtherServers = NO_OTHER_SERVERS,
): CompletionItem[] {
  return proposalsAt(workspace, uri, position, others).map(({ item, documentation }) => ({
    ...item,
    ...documented(documentation()),
  }));
}

/**
 * Proposals whose documentation is given one by one, when somebody looks at one: to find it may mean to read files, and the
 * first proposals should not wait for that. Knows those that it gave last.
 */
export class LazyCompletion {
  readonly #workspace: Workspace;
  readonly #others: OtherServers;
  #lists = 0;
  #last: readonly Proposal[] = [];

  constructor(workspace: Workspace, others: OtherServers = NO_OTHER_SERVERS) {
    this.#workspace = workspace;
    this.#others = others;
  }

  at(uri: string, position: Position): CompletionItem[] {
    this.#last = proposalsAt(this.#workspace, uri, position, this.#others);
    const list = ++this.#lists;
    return this.#last.map(({ item }, index) => ({
      ...item,
      data: { list, index } satisfies Place,
    }));
  }

  /** An item with its documentation; as it is when others were proposed since. */
  documented(item: CompletionItem): CompletionItem {
    const { list, index } = (item.data ?? {}) as Partial<Place>;
    const proposal = list === this.#lists && index !== undefined ? this.#last[index] : undefined;
    return { ...item, ...documented(proposal?.documentation()) };
  }
}

/** Where an item is in the lists that were given. */
interface Place {
  readonly list: number;
  readonly index: number;
}

interface Proposal {
  readonly item: CompletionItem;
  readonly documentation: () => string | undefined;
}

function proposalsAt(
  workspace: Workspace,
  uri: string,
  position: Position,
  others: OtherServers,
): readonly Proposal[] {
  const manifest = workspace.manifest(uri);
  const document = workspace.document(uri);
  if (!document) return [];
  const offset = document.offsetAt(position);
  const proposals = manifest
    ? (manifest.kind.complete?.(manifest.context, offset) ?? [])
    : beginnings(workspace, document, offset);
  return [...proposals, ...snippetsAt(workspace, document, offset)]
    .filter((proposal) => !isProposedByYamlServer(others, workspace.files, document, proposal))
    .map((proposal) => {
      const { documentation } = proposal;
      return {
        item: itemOf(document, proposal),
        documentation: typeof documentation === 'function' ? documentation : () => documentation,
      };
    });
}

/** What a document may begin with that is of no kind yet. */
function beginnings(workspace: Workspace, document: TextDocument, offset: number): readonly Completion[] {
  const { graph, settings, today } = workspace.folderContext(workspace.folderOf(document.uri));
  const context = { document, graph, settings, today };
  return workspace.kinds.flatMap((kind) => kind.completeNew?.(context, offset) ?? []);
}

function documented(text: string | undefined): Pick<CompletionItem, 'documentation'> {
  return text === undefined ? {} : { documentation: { kind: 'markdown', value: shownMarkdown(text) } };
}

function itemOf(document: TextDocument, proposal: Completion): CompletionItem {
  return {
    label: proposal.label,
    kind: ITEM_KINDS[proposal.kind],
    textEdit: {
      range: rangeOf(document, proposal.span),
      newText: proposal.text,
    },
    insertTextFormat: proposal.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    filterText: proposal.filterText ?? proposal.label,
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    ...(proposal.sortText === undefined ? {} : { sortText: proposal.sortText }),
    ...(proposal.retrigger ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}
