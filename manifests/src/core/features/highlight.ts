import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import type { Workspace } from '../workspace/workspace.ts';
import { rangeOf } from './conversion.ts';
import { nameAt, sharingCharacters } from './name-at.ts';

/** The other places of the document that name the same thing. */
export function documentHighlight(
  workspace: Workspace,
  uri: string,
  position: Position,
): DocumentHighlight[] {
  const document = workspace.document(uri);
  if (!document) return [];
  const name = nameAt(workspace, uri, document.offsetAt(position));
  if (!name) return [];
  const declared = name.entities.filter((entity) => entity.uri === uri);
  const targets = new Set(sharingCharacters(workspace, name.entities));
  const key = name.reference?.key ?? name.entities[0]?.key;
  const named = (workspace.factsOf(uri)?.references ?? []).filter((reference) =>
    name.entities.length > 0
      ? workspace.graph.resolve(reference).some((entity) => targets.has(entity))
      : reference.key === key,
  );
  return [
    ...declared.map(({ span }) => ({ range: rangeOf(document, span), kind: DocumentHighlightKind.Write })),
    ...named.map(({ span }) => ({ range: rangeOf(document, span), kind: DocumentHighlightKind.Read })),
  ];
}
