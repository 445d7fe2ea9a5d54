import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import type { Resource } from './model.ts';
import { mapAt, mapsAt, nodeAt } from './node-at.ts';
import { amountsOf } from './amount.ts';

/** A place where a quantity is. */
export interface AmountPlace {
  /** `cpu`, `memory`, `nvidia.com/gpu` …; empty where the amount is of no resource in particular. */
  readonly resource: string;
  readonly node: YamlScalar;
  /** Of one container or claim, or of a whole namespace, which may be large. */
  readonly of: 'container' | 'claim' | 'namespace' | 'other';
}

/** All quantities of a resource. */
export function amountPlaces({ root, group, kind, pods }: Resource): readonly AmountPlace[] {
  const spec = valueOf(root, 'spec');
  const places: AmountPlace[] = [];
  for (const container of pods?.containers ?? []) {
    for (const list of ['requests', 'limits'] as const)
      places.push(
        ...amountsOf(container, list).map(({ resource, node }) => ({
          resource,
          node,
          of: 'container' as const,
        })),
      );
  }
  places.push(
    ...(['requests', 'limits'] as const).flatMap((list) =>
      inMap(nodeAt(pods?.spec, 'resources', list), 'other'),
    ),
  );
  places.push(...inMap(nodeAt(pods?.spec, 'overhead'), 'other'));
  for (const volume of mapsAt(pods?.spec, 'volumes'))
    places.push(...one(nodeAt(volume, 'emptyDir', 'sizeLimit')));
  if (group === 'apps')
    for (const claim of mapsAt(spec, 'volumeClaimTemplates')) places.push(...claimed(valueOf(claim, 'spec')));
  if (group !== '') return places;
  if (kind === 'PersistentVolumeClaim') places.push(...claimed(spec));
  if (kind === 'PersistentVolume') places.push(...inMap(valueOf(spec, 'capacity'), 'claim'));
  if (kind === 'ResourceQuota') places.push(...inMap(valueOf(spec, 'hard'), 'namespace'));
  if (kind === 'LimitRange')
    for (const limit of mapsAt(spec, 'limits'))
      for (const key of ['default', 'defaultRequest', 'max', 'min', 'maxLimitRequestRatio'])
        places.push(...inMap(valueOf(limit, key), 'other'));
  return places;
}

function claimed(spec: YamlNode | undefined): readonly AmountPlace[] {
  return (['requests', 'limits'] as const).flatMap((list) => inMap(mapAt(spec, 'resources', list), 'claim'));
}

function inMap(node: YamlNode | undefined, of: AmountPlace['of']): readonly AmountPlace[] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap(({ key }) => {
    const value = scalarOf(node, key.text);
    return value ? [{ resource: key.text, node: value, of }] : [];
  });
}

function one(node: YamlNode | undefined): readonly AmountPlace[] {
  return isScalar(node) && !isSeq(node) && node.value !== null ? [{ resource: '', node, of: 'other' }] : [];
}
