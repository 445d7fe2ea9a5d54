import {
  isMap,
  isScalar,
  isSeq,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../../../core/yaml/node.ts';
import type { Resource } from '../../resources/model.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { isServersGroup } from '../../schema/catalog.ts';

/** Selectors stand some ten levels deep at most. */
const MAX_DEPTH = 25;

/** A label that a resource bears, gives to its pods or looks for. */
export interface WrittenLabel {
  readonly key: YamlScalar;
  /** Undefined for a value that is not text. */
  readonly value: YamlScalar | undefined;
}

/** The labels of a resource, of its pods and of its selectors, where the API checks their form. */
export function labelPlaces({ root, group, kind, pods }: Resource): readonly WrittenLabel[] {
  const spec = valueOf(root, 'spec');
  const maps = [
    nodeAt(root, 'metadata', 'labels'),
    pods && pods.root !== root ? nodeAt(pods.metadata, 'labels') : undefined,
    pods ? valueOf(pods.spec, 'nodeSelector') : undefined,
    group === '' && (kind === 'Service' || kind === 'ReplicationController')
      ? nodeAt(spec, 'selector')
      : undefined,
    ...(isServersGroup(group) && group !== 'autoscaling' && kind !== 'CustomResourceDefinition'
      ? selectorsIn(root, 0)
      : []),
  ];
  return maps.flatMap(labelsOf);
}

/** Every `matchLabels` below a node, however deep it is. */
function selectorsIn(node: YamlNode | null, depth: number): readonly YamlNode[] {
  if (depth > MAX_DEPTH) return [];
  if (isSeq(node)) return node.items.flatMap((item) => selectorsIn(item, depth + 1));
  if (!isMap(node)) return [];
  return node.pairs.flatMap(({ key, value }) =>
    key.text === 'matchLabels' && isMap(value) ? [value] : selectorsIn(value, depth + 1),
  );
}

function labelsOf(node: YamlNode | undefined): readonly WrittenLabel[] {
  if (!isMap(node)) return [];
  return node.pairs.map(({ key, value }) => ({
    key,
    value: isScalar(value) && typeof value.value === 'string' ? value : undefined,
  }));
}
