import {
  isMap,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../core/yaml/node.ts';
import type { ModelVersion, Promotion, RegisteredModel } from './registry.ts';

/** The models of a registry, in its order. */
export function readModels(root: YamlNode | null): readonly RegisteredModel[] {
  const models = valueOf(root, 'models');
  return isMap(models) ? models.pairs.map(readModel) : [];
}

function readModel(pair: YamlPair): RegisteredModel {
  const { key, value: node } = pair;
  return {
    name: key.text,
    pair,
    manifest: scalarOf(node, 'manifest'),
    owner: scalarOf(node, 'owner'),
    aliases: { champion: scalarOf(node, 'champion'), challenger: scalarOf(node, 'challenger') },
    versions: itemsOf(valueOf(node, 'versions')).filter(isMap).map(readVersion),
    history: itemsOf(valueOf(node, 'history')).filter(isMap).map(readPromotion),
  };
}

function readVersion(node: YamlMap): ModelVersion {
  const evaluation = valueOf(node, 'evaluation');
  const measures = valueOf(node, 'measures');
  return {
    node,
    version: scalarOf(node, 'version'),
    file: scalarOf(node, 'file'),
    sha256: scalarOf(node, 'sha256'),
    date: scalarOf(node, 'date'),
    evaluation: scalarOf(evaluation, 'file'),
    measures: new Map(
      (isMap(measures) ? measures.pairs : []).flatMap(({ key, value }) =>
        value?.type === 'scalar' && typeof value.value === 'number' ? [[key.text, value.value] as const] : [],
      ),
    ),
    approver: scalarOf(node, 'approver'),
    decision: scalarOf(node, 'decision'),
  };
}

function readPromotion(node: YamlMap): Promotion {
  return {
    at: scalarOf(node, 'at'),
    alias: scalarOf(node, 'alias'),
    version: scalarOf(node, 'version'),
    by: scalarOf(node, 'by'),
  };
}

/** The version that is called so; the first of several. */
export function versionNamed(
  { versions }: Pick<RegisteredModel, 'versions'>,
  name: string | undefined,
): ModelVersion | undefined {
  return name === undefined ? undefined : versions.find(({ version }) => version?.text === name);
}
