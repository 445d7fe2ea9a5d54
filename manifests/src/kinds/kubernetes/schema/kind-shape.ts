import type { Graph } from '../../../core/graph/graph.ts';
import type { Resource } from '../resources/model.ts';
import { catalog, isServersGroup } from './catalog.ts';
import { customShape, customShapes } from './custom-kinds.ts';
import type { ObjectShape } from './shape.ts';

/** The shape of the resources of a kind: that of a definition in the workspace, or that of a well-known kind. */
export function shapeOfKind(
  named: Pick<Resource, 'group' | 'version' | 'kind'>,
  graph: Graph,
  from: string,
): ObjectShape | undefined {
  const { group, version, kind } = named;
  if (version === '' || kind === '') return undefined;
  const own = isServersGroup(group) ? undefined : customShape(graph, named, from);
  return own ?? catalog().shapeOf(group === '' ? version : `${group}/${version}`, kind);
}

/**
 * The shapes that a resource may be of: more than one where definitions of the workspace differ and nothing tells which is meant. Empty
 * where none is known, or one of them allows everything.
 */
export function shapesOfResource(resource: Resource, graph: Graph, from: string): readonly ObjectShape[] {
  const { group, version, kind } = resource;
  const custom =
    isServersGroup(group) || version === '' || kind === '' ? [] : customShapes(graph, resource, from);
  if (custom.length > 1)
    return custom.some((shape) => shape === undefined) ? [] : custom.flatMap((shape) => shape ?? []);
  const shape = shapeOfKind(resource, graph, from);
  return shape ? [shape] : [];
}
