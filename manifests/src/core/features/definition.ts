import type { Location, LocationLink, Position, Range } from 'vscode-languageserver-types';
import type { NamedPlace } from '../contributions/named-place.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { columnAt, columnReferences } from './columns.ts';
import { locationsOf, rangeOf } from './conversion.ts';
import { fileNamed } from './file-named.ts';
import { nameAt, sharingCharacters } from './name-at.ts';

/** Where the name at a position is declared; the file that it is the path of. */
export function definition(workspace: Workspace, uri: string, position: Position): LocationLink[] {
  const document = workspace.document(uri);
  if (!document) return [];
  const offset = document.offsetAt(position);
  const manifest = workspace.manifest(uri);
  const place = manifest?.kind.placeOf?.(manifest.context, offset);
  const range = place && ('range' in place ? place.range : rangeInSql(workspace, place));
  if (place && range)
    return [
      {
        originSelectionRange: rangeOf(document, place.span),
        targetUri: place.uri,
        targetRange: range,
        targetSelectionRange: range,
      },
    ];
  const name = nameAt(workspace, uri, offset);
  if (!name) return [];
  const originSelectionRange = rangeOf(document, name.span);
  const opened = name.entities.length === 0 && name.reference ? fileNamed(workspace, name.reference) : [];
  if (opened.length > 0) {
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return opened.map((targetUri) => ({
      originSelectionRange,
      targetUri,
      targetRange: top,
      targetSelectionRange: top,
    }));
  }
  return name.entities.flatMap((entity) => {
    const target = workspace.document(entity.uri);
    if (!target) return [];
    const targetSelectionRange = rangeOf(target, entity.span);
    return [
      {
        originSelectionRange,
        targetUri: entity.uri,
        targetRange: rangeOf(target, entity.extent),
        targetSelectionRange,
      },
    ];
  });
}

/** Where a part of the SQL of a stage is, or all of that SQL where nobody can say. */
function rangeInSql(
  workspace: Workspace,
  { uri, stage, part }: Extract<NamedPlace, { readonly part: unknown }>,
): Range | undefined {
  const document = workspace.document(uri);
  const manifest = workspace.manifest(uri);
  const queries = manifest?.kind.columnUses?.(manifest.context).queries;
  const query = queries?.find((one) => one.stage === stage);
  return document && query && rangeOf(document, query.placeOf(part) ?? query.span);
}

/** All places that name the same thing as the name at a position. */
export function references(
  workspace: Workspace,
  uri: string,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const document = workspace.document(uri);
  if (!document) return [];
  const offset = document.offsetAt(position);
  const name = nameAt(workspace, uri, offset);
  const column = name ? undefined : columnAt(workspace, uri, offset);
  if (column) return locationsOf(workspace, columnReferences(workspace, uri, column));
  if (!name) return [];
  const found = new Set(
    sharingCharacters(workspace, name.entities).flatMap((entity) => workspace.graph.referencesTo(entity)),
  );
  return locationsOf(workspace, [...(includeDeclaration ? name.entities : []), ...found]);
}
