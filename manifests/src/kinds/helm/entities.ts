import type { Entity } from '../../core/graph/entity.ts';
import { folderOf } from '../../core/text/resource.ts';
import { scalarOf } from '../../core/yaml/node.ts';
import type { ChartModel } from './model.ts';

/** The chart: what is deployed together, by its folder. */
export function entitiesOf(uri: string, { root }: ChartModel): readonly Entity[] {
  const name = scalarOf(root, 'name');
  if (!root || !name) return [];
  return [
    {
      type: 'release-unit',
      uri,
      name: name.text,
      key: folderOf(uri),
      span: name.span,
      extent: root.span,
      notation: 'fixed',
      detail: 'Helm',
      facts: { chart: true, members: {} },
    },
  ];
}
