import type { Entity } from '../../core/graph/entity.ts';
import { writtenAs } from '../../core/graph/notation.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { folderOf } from '../../core/text/resource.ts';
import type { KindContext } from '../../core/kind.ts';
import type { ComposeModel } from './model.ts';

/** What has the name in the other files of the project: those that Compose lays over each other. */
export function composeRenamed(
  { graph }: KindContext<ComposeModel>,
  entity: Entity,
  newName: string,
): readonly WorkspaceChange[] {
  const folder = folderOf(entity.uri);
  const same = graph
    .find(entity.type, entity.key, entity.uri)
    .filter(({ uri, facts }) => uri !== entity.uri && facts?.kind === 'compose' && folderOf(uri) === folder);
  return same.flatMap((other) =>
    [other, ...graph.referencesTo(other)].flatMap(({ uri, span, notation }): WorkspaceChange[] => {
      const document = graph.text(uri);
      const text = document === undefined ? undefined : writtenAs(notation, document, span, newName);
      return text === undefined ? [] : [{ kind: 'text', uri, span, text }];
    }),
  );
}
