import type { AllColumnUses, Column, ColumnName, ColumnRename } from '../contributions/column.ts';
import { touches } from '../text/span.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The column that a document names at an offset, where no entity is named. */
export function columnAt(workspace: Workspace, uri: string, offset: number): ColumnName | undefined {
  const manifest = workspace.manifest(uri);
  const uses = manifest?.kind.columnUses?.(manifest.context);
  return uses?.names.find(({ span }) => touches(span, offset));
}

/** All places that name a column of the same name and origin. */
export function columnReferences(workspace: Workspace, uri: string, column: Column): AllColumnUses['names'] {
  const manifest = workspace.manifest(uri);
  const same = manifest?.kind.sameColumns?.(manifest.context, column) ?? [column];
  const keys = new Set(same.map(columnKey));
  const taken = new Set<string>();
  return allUses(workspace, uri).names.filter((name) => {
    const place = `${name.uri} ${name.span.start}`;
    if (!keys.has(columnKey(name)) || taken.has(place)) return false;
    taken.add(place);
    return true;
  });
}

/** Gives a column another name; undefined where nothing can. */
export function columnRename(
  workspace: Workspace,
  uri: string,
  column: Column,
  newName: string,
): ColumnRename | undefined {
  const manifest = workspace.manifest(uri);
  return manifest?.kind.renameColumn?.(manifest.context, column, newName, allUses(workspace, uri));
}

/** What tells a column from others: case does not matter. */
function columnKey({ file, name }: Column): string {
  return `${file} ${name.toLowerCase()}`;
}

/** What the documents of the workspace folder of a document say of columns. */
function allUses(workspace: Workspace, uri: string): AllColumnUses {
  const names: AllColumnUses['names'][number][] = [];
  const texts: AllColumnUses['texts'][number][] = [];
  const queries: AllColumnUses['queries'][number][] = [];
  for (const other of workspace.manifestsIn(workspace.folderOf(uri))) {
    const manifest = workspace.manifest(other);
    const uses = manifest?.kind.columnUses?.(manifest.context);
    for (const name of uses?.names ?? []) names.push({ ...name, uri: other });
    names.push(...(uses?.elsewhere ?? []));
    texts.push(...(uses?.texts ?? []));
    for (const query of uses?.queries ?? []) queries.push({ ...query, uri: other });
  }
  return { names, texts, queries };
}
