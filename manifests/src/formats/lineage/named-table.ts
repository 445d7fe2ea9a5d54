import type { Graph } from '../../core/graph/graph.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { Lineage, type LineageColumn, type LineageTable } from './lineage.ts';

/** Something that names the file of a table. */
export interface NamesTable {
  readonly path: YamlScalar | undefined;
}

/** The file that a path means; undefined for one of another machine, and for several files. */
export function fileOf(uri: string, { path }: NamesTable): string | undefined {
  if (!path || path.text === '' || isRemote(path.text) || /\$\{|[*?[\]]/u.test(path.text)) return undefined;
  return resolveFrom(uri, path.text);
}

/** The table that a document names by its path. */
export function tableOf(graph: Graph, uri: string, named: NamesTable): LineageTable | undefined {
  const file = fileOf(uri, named);
  return file === undefined ? undefined : new Lineage(graph).table(file);
}

/** The column of a name; case does not matter. */
export function columnOf({ columns }: LineageTable, name: string): LineageColumn | undefined {
  const key = name.toLowerCase();
  return columns.find((column) => column.name.toLowerCase() === key);
}
