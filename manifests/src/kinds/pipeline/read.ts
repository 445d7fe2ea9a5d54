import { keptBy } from '../../core/text/memory.ts';
import {
  isMap,
  isScalar,
  isSeq,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../core/yaml/node.ts';
import type { FileParams, Matrix, Output, Parameter, Partition, Pipeline, Settings, Stage } from './model.ts';

/** The pipeline that a tree describes; undefined when it is not a map. What does not have the form of the schema is passed over. */
export function readPipeline(root: YamlNode | null): Pipeline | undefined {
  if (!isMap(root)) return undefined;
  return {
    root,
    name: scalarOf(root, 'name'),
    owner: scalarOf(root, 'owner'),
    decisions: scalarsOf(valueOf(root, 'decisions')),
    params: named(valueOf(root, 'params'), keptParameter),
    partitions: named(valueOf(root, 'partitions'), readPartition),
    defaults: readSettings(valueOf(root, 'defaults')),
    stages: named(valueOf(root, 'stages'), keptStage),
  };
}

/** What the pairs of a map mean, by key; the last of repeated ones counts. */
function named<Item>(node: YamlNode | undefined, read: (pair: YamlPair) => Item): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  if (!isMap(node)) return items;
  for (const pair of node.pairs) if (!isOwnKey(pair)) items.set(pair.key.text, read(pair));
  return items;
}

/** A key that is not for Vitruve. */
function isOwnKey({ key }: YamlPair): boolean {
  return key.text.startsWith('x-');
}

function readParameter({ key, value }: YamlPair): Parameter {
  const full = isMap(value) ? value : undefined;
  return {
    name: key.text,
    key,
    value,
    fallback: full ? valueOf(full, 'default') : (value ?? undefined),
    type: scalarOf(full, 'type'),
    description: scalarOf(full, 'description'),
    allowed: listOf(valueOf(full, 'enum')),
    minimum: scalarOf(full, 'minimum'),
    maximum: scalarOf(full, 'maximum'),
    file: scalarOf(full, 'file'),
    fileKey: scalarOf(full, 'key'),
  };
}

function readPartition({ key, value }: YamlPair): Partition {
  return {
    name: key.text,
    key,
    value,
    from: scalarOf(value, 'from'),
    to: scalarOf(value, 'to'),
    every: scalarOf(value, 'every'),
  };
}

function listOf(node: YamlNode | undefined): Parameter['allowed'] {
  return isSeq(node) ? node : undefined;
}

function mapOf(node: YamlNode | undefined): YamlMap | undefined {
  return isMap(node) ? node : undefined;
}

function readSettings(node: YamlNode | null | undefined): Settings {
  return {
    image: scalarOf(node, 'image'),
    workdir: scalarOf(node, 'workdir'),
    timeout: scalarOf(node, 'timeout'),
    retryDelay: scalarOf(valueOf(node, 'retries'), 'delay'),
    environment: mapOf(valueOf(node, 'environment')),
    resources: mapOf(valueOf(node, 'resources')),
  };
}

function readStage({ key, value }: YamlPair): Stage {
  const inputs = valueOf(value, 'inputs');
  const params = valueOf(value, 'params');
  return {
    ...readSettings(value),
    name: key.text,
    key,
    node: value,
    description: scalarOf(value, 'description'),
    owner: scalarOf(value, 'owner'),
    decisions: scalarsOf(valueOf(value, 'decisions')),
    run: scalarsOf(valueOf(value, 'run')),
    runKey: pairOf(value, 'run')?.key,
    uses: scalarOf(value, 'uses'),
    with: mapOf(valueOf(value, 'with')),
    inputs: scalarsOf(inputs),
    inputsNode: isSeq(inputs) ? inputs : undefined,
    outputs: named(valueOf(value, 'outputs'), readOutput),
    params: scalarsOf(params),
    fileParams: isSeq(params) ? params.items.flatMap(readFileParams) : [],
    needs: scalarsOf(valueOf(value, 'needs')),
    needsNode: valueOf(value, 'needs'),
    matrix: readMatrix(pairOf(value, 'matrix')),
    when: mapOf(valueOf(value, 'when')),
  };
}

/** A stage that did not change is the same object in the next version of a large pipeline. */
const keptStage = keptBy(readStage);
const keptParameter = keptBy(readParameter);

function readOutput({ key, value }: YamlPair): Output {
  const path = isScalar(value) ? (value.value === null ? undefined : value) : scalarOf(value, 'path');
  return {
    name: key.text,
    key,
    path,
    type: scalarOf(value, 'type')?.text ?? 'file',
    quality: scalarOf(value, 'quality'),
  };
}

function readFileParams(item: YamlNode | null): FileParams[] {
  const file = scalarOf(item, 'file');
  return file ? [{ file, keys: scalarsOf(valueOf(item, 'keys')) }] : [];
}

function readMatrix(pair: YamlPair | undefined): Matrix | undefined {
  if (!pair || !isMap(pair.value)) return undefined;
  const { key, value } = pair;
  const variables = value.pairs.filter(
    (variable) => variable.key.text !== 'include' && variable.key.text !== 'exclude' && !isOwnKey(variable),
  );
  return {
    key,
    variables: variables.map((variable) => ({
      name: variable.key.text,
      key: variable.key,
      values: isSeq(variable.value) ? scalarsOf(variable.value) : undefined,
      given: isScalar(variable.value) ? variable.value : undefined,
    })),
    include: mapsOf(valueOf(value, 'include')),
    exclude: mapsOf(valueOf(value, 'exclude')),
  };
}

function mapsOf(node: YamlNode | undefined): readonly YamlMap[] {
  return isSeq(node) ? node.items.filter(isMap) : [];
}
