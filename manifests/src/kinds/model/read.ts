import { touches } from '../../core/text/span.ts';
import {
  isMap,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import type { ModelManifest, Search } from './model.ts';

/** The manifest that a document says; undefined while it is empty, or no mapping. */
export function readManifest(root: YamlNode | null): ModelManifest | undefined {
  if (!isMap(root)) return undefined;
  const split = valueOf(root, 'split');
  const parameters = valueOf(root, 'parameters');
  const encode = valueOf(root, 'encode');
  const drift = valueOf(root, 'drift');
  return {
    root,
    name: scalarOf(root, 'name'),
    owner: scalarOf(root, 'owner'),
    decisions: scalarsOf(valueOf(root, 'decisions')),
    risks: scalarsOf(valueOf(root, 'risks')),
    card: root.pairs.find(({ key }) => key.text === 'card'),
    path: scalarOf(root, 'data'),
    output: scalarOf(root, 'output'),
    target: scalarOf(root, 'target'),
    base: scalarsOf(valueOf(root, 'base')),
    user: scalarOf(root, 'user'),
    item: scalarOf(root, 'item'),
    weight: scalarOf(root, 'weight'),
    relevance: scalarOf(root, 'relevance'),
    features: scalarsOf(valueOf(root, 'features')),
    exclude: scalarsOf(valueOf(root, 'exclude')),
    encode: isMap(encode) ? encode.pairs.map(({ key }) => key) : [],
    split: {
      time: scalarOf(split, 'time'),
      gap: scalarOf(split, 'gap'),
      group: scalarOf(split, 'group'),
      validation: scalarOf(split, 'validation'),
      folds: isMap(split) ? pairOf(split, 'folds') : undefined,
    },
    algorithm: scalarOf(root, 'algorithm'),
    calibration: scalarOf(root, 'calibration'),
    threshold: scalarOf(root, 'threshold'),
    require: scalarsOf(valueOf(root, 'require')),
    parameters: isMap(parameters) ? parameters.pairs.map(({ key }) => key) : [],
    search: searchOf(root.pairs.find(({ key }) => key.text === 'search')),
    drift: {
      reference: scalarOf(drift, 'reference'),
      columns: scalarsOf(valueOf(drift, 'columns')),
      method: scalarOf(drift, 'method'),
      threshold: scalarOf(drift, 'threshold'),
    },
    hasCommand: scalarOf(valueOf(root, 'train'), 'run') !== undefined,
  };
}

function searchOf(pair: YamlPair | undefined): Search | undefined {
  if (!pair) return undefined;
  const { key, value } = pair;
  const parameters = valueOf(value, 'parameters');
  return {
    key,
    method: scalarOf(value, 'method'),
    trials: isMap(value) ? pairOf(value, 'trials') : undefined,
    parameters: isMap(parameters) ? parameters.pairs : [],
  };
}

/** The columns that a manifest names. */
export function columnsNamed(manifest: ModelManifest): ModelManifest['features'] {
  const { target, user, item, weight, relevance, features, exclude, encode, split, drift } = manifest;
  return [
    ...[target, user, item, weight, relevance].map((column) => column ?? []),
    ...[features, exclude, encode, split.time ?? [], split.group ?? [], drift.columns],
  ].flat();
}

/** The column that is named at an offset. */
export function columnAt(manifest: ModelManifest, offset: number): YamlScalar | undefined {
  return columnsNamed(manifest).find(({ span }) => touches(span, offset));
}
