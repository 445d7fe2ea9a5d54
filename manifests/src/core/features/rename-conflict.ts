import { TextDocument } from 'vscode-languageserver-textdocument';
import { matchesReference, nameKey, type Entity } from '../graph/entity.ts';
import { applyChanges, type WorkspaceChange } from '../text/change.ts';
import { folderOf } from '../text/resource.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What already has a name that is wanted for another. */
export interface Conflict {
  readonly uri: string;
  /** Offset of the name in the document; 0 for a file. */
  readonly start: number;
}

/**
 * What already bears the name that changes would give to entities: then both would be one, and nobody could tell any more which
 * of the two a mention means.
 * @param renamed the entities, which may be one thing declared in several documents.
 * @param newName as it was asked for.
 * @param changes of the workspace, in which the entities get their new name.
 */
export function renameConflict(
  workspace: Workspace,
  renamed: readonly Entity[],
  newName: string,
  changes: readonly WorkspaceChange[],
): Conflict | undefined {
  const leaving = new Set(changes.flatMap((change) => (change.kind === 'rename' ? [change.from] : [])));
  for (const change of changes)
    if (change.kind === 'rename' && !leaving.has(change.to) && workspace.graph.fileExists(change.to))
      return { uri: change.to, start: 0 };
  for (const entity of renamed) {
    const after = entityAfter(workspace, entity, changes);
    if (after?.key === entity.key) continue;
    const taken = after ? sameAs(workspace, after) : [namesake(workspace, entity, newName) ?? entity];
    // What moves as well is asked for itself.
    const other = taken.find((found) => !renamed.includes(found) && !leaving.has(found.uri));
    if (other) return { uri: other.uri, start: other.span.start };
  }
  return undefined;
}

/**
 * What the document of an entity declares in its place after the changes. Read from the new text: only the parser of its kind
 * knows what a name becomes to others.
 */
function entityAfter(
  workspace: Workspace,
  entity: Entity,
  changes: readonly WorkspaceChange[],
): Entity | undefined {
  const manifest = workspace.manifest(entity.uri);
  if (!manifest) return undefined;
  const { document } = manifest.context;
  const edits = changes.filter((change) => change.kind === 'text' && change.uri === entity.uri);
  const texts = edits.flatMap((change) => (change.kind === 'text' ? [change] : []));
  const move = changes.find((change) => change.kind === 'rename' && change.from === entity.uri);
  const uri = move?.kind === 'rename' ? move.to : entity.uri;
  const text = applyChanges(document.getText(), texts);
  const { entities } = manifest.kind.parse(TextDocument.create(uri, document.languageId, 0, text));
  const shift = texts
    .filter(({ span }) => span.end <= entity.span.start && span.start < entity.span.start)
    .reduce((sum, { span, text: written }) => sum + written.length - (span.end - span.start), 0);
  const start = entity.span.start + shift;
  return entities.find(({ type, span }) => type === entity.type && span.start === start);
}

/** The declarations of the workspace, as it is, that would be the same thing as an entity of the future. */
function sameAs({ graph, entityTypes }: Workspace, entity: Entity): readonly Entity[] {
  const { type, key, uri } = entity;
  const identity = entityTypes[type]?.identity ?? 'workspace';
  return graph
    .find(type, key, uri)
    .filter(
      (other) =>
        other.partial !== true &&
        matchesReference(entity.scope === undefined ? {} : { scope: entity.scope }, other) &&
        (identity === 'workspace' ||
          (identity === 'directory' ? folderOf(other.uri) === folderOf(uri) : other.uri === uri)),
    );
}

/**
 * What took the place of an entity that is no longer there once it has its new name: its kind reads the first or the last of two
 * of one name.
 */
function namesake({ graph }: Workspace, entity: Entity, newName: string): Entity | undefined {
  const prefix = entity.key.slice(0, entity.key.length - nameKey(entity.name).length);
  return graph
    .declaredIn(entity.uri)
    .find(
      (other) =>
        other !== entity &&
        other.type === entity.type &&
        other.key.startsWith(prefix) &&
        nameKey(other.name) === nameKey(newName),
    );
}
