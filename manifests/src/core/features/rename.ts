import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Entity } from '../graph/entity.ts';
import { writtenAs } from '../graph/notation.ts';
import type { WorkspaceChange } from '../text/change.ts';
import { fileName, pathWithin } from '../text/resource.ts';
import { contains, type Span } from '../text/span.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { columnAt, columnRename } from './columns.ts';
import { rangeOf, workspaceEditOf } from './conversion.ts';
import { nameAt, referenceAt, type NameAt } from './name-at.ts';
import { renameConflict, type Conflict } from './rename-conflict.ts';

/** Why a rename cannot be done, in the words that the user reads. */
export class RenameError extends Error {}

/** The name at a position and its span; undefined when nothing there can be renamed. */
export function prepareRename(
  workspace: Workspace,
  uri: string,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const document = workspace.document(uri);
  if (!document) return undefined;
  const name = renamableAt(workspace, uri, document.offsetAt(position));
  const [entity] = name?.entities ?? [];
  if (name && entity) return { range: rangeOf(document, name.span), placeholder: entity.name };
  const column = columnAt(workspace, uri, document.offsetAt(position));
  return column && { range: rangeOf(document, column.span), placeholder: column.name };
}

/**
 * Gives the thing named at a position another name wherever the workspace names it, its file included where the name
 * is in the file's name.
 * @throws RenameError when the new name is empty or taken.
 */
export function rename(
  workspace: Workspace,
  uri: string,
  position: Position,
  newName: string,
): WorkspaceEdit | undefined {
  const document = workspace.document(uri);
  const name = document && renamableAt(workspace, uri, document.offsetAt(position));
  const [entity] = name?.entities ?? [];
  const trimmed = newName.trim();
  if (trimmed === '' || /[\r\n]/u.test(trimmed))
    throw new RenameError(t('A name must be a single line of text'));
  if (!name || !entity) return document && renamedColumn(workspace, document, position, trimmed);
  const changes = renameChanges(workspace, name.entities, trimmed);
  refuseConflict(workspace, renameConflict(workspace, name.entities, trimmed, changes), trimmed);
  return workspaceEditOf(workspace, changes);
}

/**
 * The name at an offset, when it can be another one. Where something without a name of its own begins, such as a flow at the element
 * from which it comes, that element is meant.
 */
function renamableAt(workspace: Workspace, uri: string, offset: number): NameAt | undefined {
  const name = nameAt(workspace, uri, offset);
  if (!name || name.entities.length === 0) return undefined;
  const isRenamable = (entity: Entity): boolean => hasNameOfItsOwn(workspace, entity);
  if (name.entities.some(isRenamable)) return name;
  const reference = name.reference ? undefined : referenceAt(workspace, uri, offset);
  return reference?.entities.some(isRenamable) ? reference : undefined;
}

/** False for what is called by something else, such as the number of a port: no other name would reach it. */
function hasNameOfItsOwn(workspace: Workspace, entity: Entity): boolean {
  if (entity.notation !== 'fixed') return true;
  const owner = workspace.manifest(entity.uri);
  const changes = owner?.kind.renamed?.(owner.context, entity, `${entity.name}1`) ?? [];
  // A change of what refers to it is not one of its own.
  return changes.some(
    (change) => change.kind !== 'text' || (change.uri === entity.uri && contains(entity.extent, change.span)),
  );
}

/** @throws RenameError that says why a column cannot have the name. */
function renamedColumn(
  workspace: Workspace,
  document: TextDocument,
  position: Position,
  newName: string,
): WorkspaceEdit | undefined {
  const column = columnAt(workspace, document.uri, document.offsetAt(position));
  const renamed = column && columnRename(workspace, document.uri, column, newName);
  if (!renamed) return undefined;
  if ('changes' in renamed) return workspaceEditOf(workspace, renamed.changes);
  const { refusal, at } = renamed;
  if (!at) throw new RenameError(refusal);
  const text = workspace.graph.text(at.uri) ?? workspace.graph.beginning(at.uri) ?? '';
  const line = text.slice(0, at.start).split('\n').length;
  const path = pathWithin(workspace.graph.folderOf(document.uri), at.uri);
  throw new RenameError(`${refusal}: ${path}:${line}`);
}

/** A file that other hands give another path. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/**
 * What must change when files are renamed or moved by other hands: what names them, and, when the name of something follows from
 * that of its file, what names that.
 * @param moves all that happens at once: what is renamed together, as by a rename of ours, is not renamed again.
 * @throws RenameError when something would get a name that exists.
 */
export function filesRenamed(workspace: Workspace, moves: readonly FileMove[]): readonly WorkspaceChange[] {
  const renames = moves.map(({ from, to }) => ({ kind: 'rename' as const, from, to }));
  const moved = new Set(moves.map(({ from }) => from));
  for (const { from, to } of moves)
    refuseConflict(
      workspace,
      renameConflict(workspace, workspace.graph.declaredIn(from), '', renames),
      fileName(to),
    );
  return moves
    .flatMap(({ from, to }) =>
      workspace.kinds.flatMap((kind) => kind.fileRenamed?.(workspace.graph, from, to) ?? []),
    )
    .filter((change) => change.kind !== 'rename' || !moved.has(change.from));
}

/** @throws RenameError that says where the name is taken, in the form `path:line`. */
function refuseConflict(workspace: Workspace, conflict: Conflict | undefined, newName: string): void {
  if (!conflict) return;
  const { uri, start } = conflict;
  const line = (workspace.document(uri)?.positionAt(start).line ?? 0) + 1;
  const path = pathWithin(workspace.graph.folderOf(uri), uri);
  throw new RenameError(t('"{0}" already exists: {1}', newName, `${path}:${line}`));
}

function renameChanges(
  workspace: Workspace,
  entities: readonly Entity[],
  newName: string,
): readonly WorkspaceChange[] {
  const changes: WorkspaceChange[] = [];
  const taken = new Set<string>();
  const write = (place: { uri: string; span: Span; notation: Entity['notation'] }): void => {
    const at = `${place.uri} ${place.span.start}`;
    const document = workspace.graph.text(place.uri);
    if (taken.has(at) || document === undefined) return;
    const text = writtenAs(place.notation, document, place.span, newName);
    if (text === undefined) return;
    taken.add(at);
    changes.push({ kind: 'text', uri: place.uri, span: place.span, text });
  };
  for (const entity of entities) {
    write(entity);
    for (const reference of workspace.graph.referencesTo(entity)) write(reference);
    const owner = workspace.manifest(entity.uri);
    const more = owner?.kind.renamed?.(owner.context, entity, newName) ?? [];
    for (const change of more) {
      const at = placeOf(change);
      if (taken.has(at)) continue;
      taken.add(at);
      changes.push(change);
    }
  }
  return changes;
}

/** What a change is about: two things of one name may ask for the same. */
function placeOf(change: WorkspaceChange): string {
  if (change.kind === 'text') return `${change.uri} ${change.span.start}`;
  return change.kind === 'rename' ? `rename ${change.from}` : `create ${change.uri}`;
}
