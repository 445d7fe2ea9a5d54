import { isMap, isScalar, valueOf, type YamlNode, type YamlScalar } from '../../../../yaml/node.ts';
import type { Resource } from '../../resources/model.ts';
import { nodeAt } from '../../resources/node-at.ts';

/** A label that a resource bears, gives to its pods or looks for. */
export interface WrittenLabel {
  readonly key: YamlScalar;
  /** Undefined for a value that is no text. */
  readonly value: YamlScalar | undefined;
}

/** The labels of a resource, of its pods and of its selectors, where the API checks their form. */
export function labelPlaces({ root, group, kind, pods }: Resource): readonly WrittenLabel[] {
  const spec = valueOf(root, 'spec');
  const maps = [
    nodeAt(root, 'metadata', 'labels'),
    pods && pods.root !== root ? nodeAt(pods.metadata, 'labels') : undefined,
    pods ? valueOf(pods.spec, 'nodeSelector') : undefined,
    group === 'apps' || group === 'batch' || group === 'policy'
      ? nodeAt(spec, 'selector', 'matchLabels')
      : undefined,
    group === '' && (kind === 'Service' || kind === 'ReplicationController')
      ? nodeAt(spec, 'selector')
      : undefined,
    group === 'networking.k8s.io' ? nodeAt(spec, 'podSelector', 'matchLabels') : undefined,
  ];
  return maps.flatMap(labelsOf);
}

function labelsOf(node: YamlNode | undefined): readonly WrittenLabel[] {
  if (!isMap(node)) return [];
  return node.pairs.map(({ key, value }) => ({
    key,
    value: isScalar(value) && typeof value.value === 'string' ? value : undefined,
  }));
}
