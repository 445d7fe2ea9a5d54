import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checks } from './checks.ts';
import type { DocumentStore } from './document-store.ts';
import type { Roots } from './roots.ts';
import type { KnownDocument, StoredDocument } from './stored-document.ts';

/** What is handed from one workspace to another, and what takes it. */
export interface HandoverParts {
  readonly documents: DocumentStore;
  readonly roots: Roots;
  readonly checks: Checks;
}

/** What is known of the documents of a folder, for another workspace to start from. All of them have been read. */
export function knownDocuments(
  folder: string,
  { documents, roots, checks }: HandoverParts,
): readonly KnownDocument[] {
  const known: KnownDocument[] = [];
  for (const stored of documents.all()) {
    const { document, revision, kind, unread, memory, checked } = stored;
    const root = roots.of(document.uri);
    if (root.uri !== folder) continue;
    const lasting = memory === undefined;
    const isCurrent = lasting && checked && checks.isCurrent(stored);
    const findings = isCurrent ? { checked, topics: checks.topicsOf(stored) } : undefined;
    // The document of an editor changes in place.
    const kept = lasting ? document : copyOf(document);
    const facts = root.index.factsOf(document.uri);
    known.push({
      document: kept,
      revision,
      kind,
      unread,
      facts,
      findings,
      lasting,
    });
  }
  return known;
}

/** Takes a document over as another workspace knew it, so that nothing is read or checked twice. */
export function adoptDocument(
  { document, revision, kind, unread, facts, findings, lasting }: KnownDocument,
  { documents, roots, checks }: HandoverParts,
): void {
  const { uri } = document;
  const checked = findings?.checked;
  const stored: StoredDocument = {
    document,
    revision,
    kind,
    unread,
    parsed: undefined,
    memory: undefined,
    checked,
    stale: !checked,
  };
  documents.adopt(stored);
  roots.of(uri).index.replace(uri, facts);
  checks.adopt(stored, findings?.topics ?? []);
  if (!lasting) documents.markPending(uri);
}

function copyOf(document: TextDocument): TextDocument {
  const { uri, languageId, version } = document;
  return TextDocument.create(uri, languageId, version, document.getText());
}
