import type { DocumentLink } from 'vscode-languageserver-types';
import type { Workspace } from '../workspace/workspace.ts';
import { rangeOf } from './conversion.ts';
import { fileNamed } from './file-named.ts';

/** Names that lead to one other document, and paths of files that exist, as links. */
export function documentLinks(workspace: Workspace, uri: string): DocumentLink[] {
  const document = workspace.document(uri);
  if (!document) return [];
  return (workspace.factsOf(uri)?.references ?? []).flatMap((reference) => {
    const targets = reference.types.includes('decision')
      ? new Set(workspace.graph.resolve(reference).map((entity) => entity.uri))
      : new Set(fileNamed(workspace, reference));
    const [target] = targets;
    if (target === undefined || targets.size > 1 || target === uri) return [];
    return [{ range: rangeOf(document, reference.span), target }];
  });
}
