import type { Graph } from '../../../core/graph/graph.ts';
import { folderOf, isWithin } from '../../../core/text/resource.ts';
import { systemOf, type System } from '../system.ts';
import type { DecisionCheck } from './check.ts';

/**
 * The models that a check of a record is about: the one that it names, otherwise those that are nearest to the record. In a repository
 * with several systems, a decision is about its own.
 * @param uri of the record.
 */
export function systemsOfCheck(
  graph: Graph,
  uri: string,
  { model }: Pick<DecisionCheck, 'model'>,
): readonly System[] {
  if (model !== undefined) {
    const system = systemOf(graph, uri, model);
    return system.elements.size > 0 ? [system] : [];
  }
  const roots = graph.all('architecture', uri).filter(({ scope }) => scope !== undefined);
  for (let folder = folderOf(uri); ; folder = folderOf(folder)) {
    const near = roots.filter((root) => isWithin(folder, root.uri));
    if (near.length > 0) return near.map((root) => systemOf(graph, root.uri, root.scope ?? ''));
    if (folder === graph.folderOf(uri) || folder === folderOf(folder)) return [];
  }
}
