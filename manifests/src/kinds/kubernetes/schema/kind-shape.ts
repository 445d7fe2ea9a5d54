import type { Graph } from '../../../core/graph/graph.ts';
import type { Resource } from '../resources/model.ts';
import { catalog, isServersGroup } from './catalog.ts';
import { customShape } from './custom-kinds.ts';
import type { ObjectShape } from './shape.ts';

/** The shape of the resources of a kind: that of a definition in the workspace, or that of a well-known kind. */
export function shapeOfKind(
  named: Pick<Resource, 'group' | 'version' | 'kind'>,
  graph: Pick<Graph, 'find' | 'folderOf'>,
  from: string,
): ObjectShape | undefined {
  const { group, version, kind } = named;
  if (version === '' || kind === '') return undefined;
  const own = isServersGroup(group) ? undefined : customShape(graph, named, from);
  return own ?? catalog().shapeOf(group === '' ? version : `${group}/${version}`, kind);
}
