import type { DocumentStore } from './document-store.ts';
import type { WorkspaceHost } from './host.ts';
import type { Roots } from './roots.ts';
import type { GraphSource } from './tracked-graph.ts';

/** The answers to the questions of a graph, as of the documents that have been read. */
export function graphSource(documents: DocumentStore, roots: Roots, host: WorkspaceHost): GraphSource {
  return {
    rootOf: (uri) => roots.of(uri),
    exists: (uri) => documents.get(uri) !== undefined || host.exists(uri),
    isIgnored: (uri) => host.isIgnored?.(uri) ?? false,
    sha256: (uri) => host.sha256?.(uri),
    beginning: (uri, most) => documents.get(uri)?.document.getText() ?? host.beginning?.(uri, most),
    bytes: (uri, start, length) => host.bytes?.(uri, start, length),
    writtenOn: (uri) => host.writtenOn?.(uri),
    filesIn: (folder) => host.filesIn?.(folder) ?? [],
    text: (uri) => documents.get(uri)?.document.getText(),
    committed: (uri) => host.committed?.(uri),
  };
}
