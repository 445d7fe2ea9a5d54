import { keptBy } from '../../core/text/memory.ts';
import {
  isMap,
  isScalar,
  isSeq,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import type { DvcFile, DvcLoop, DvcOut, DvcParams, DvcStage } from './model.ts';

/** The stages of a `dvc.yaml`. What does not have the form of the schema is passed over. */
export function readDvcFile(root: YamlNode | null): DvcFile | undefined {
  if (!isMap(root)) return undefined;
  const stages = valueOf(root, 'stages');
  const artifacts = valueOf(root, 'artifacts');
  return {
    root,
    stages: new Map(
      (isMap(stages) ? stages.pairs : []).map((pair) => [pair.key.text, keptStage(pair)] as const),
    ),
    vars: itemsOf(valueOf(root, 'vars')),
    files: [
      ...scalarsOf(valueOf(root, 'metrics')),
      ...scalarsOf(valueOf(root, 'params')),
      ...(isMap(artifacts) ? artifacts.pairs : []).flatMap(({ value }) => scalarOf(value, 'path') ?? []),
    ],
  };
}

/** The paths that a `.dvc` file tracks. */
export function trackedPaths(root: YamlNode | null): readonly YamlScalar[] {
  const wdir = scalarOf(root, 'wdir');
  if (wdir && wdir.text !== '.') return [];
  return itemsOf(valueOf(root, 'outs')).flatMap((item) => scalarOf(item, 'path') ?? []);
}

function readStage({ key, value }: YamlPair): DvcStage {
  const loop = readLoop(value);
  const body = loop?.form === 'foreach' ? valueOf(value, 'do') : (value ?? undefined);
  const definition = isMap(body) ? body : undefined;
  return {
    name: key.text,
    key,
    node: value,
    definition,
    loop,
    cmd: scalarsOf(valueOf(definition, 'cmd')),
    wdir: scalarOf(definition, 'wdir'),
    deps: scalarsOf(valueOf(definition, 'deps')),
    outs: (['outs', 'metrics', 'plots'] as const).flatMap((section) =>
      readOuts(valueOf(definition, section), section),
    ),
    params: readParams(valueOf(definition, 'params')),
    vars: itemsOf(valueOf(definition, 'vars')),
    frozen: scalarOf(definition, 'frozen')?.value === true,
  };
}

/** A stage that did not change is the same object in the next version of a large file. */
const keptStage = keptBy(readStage);

function readLoop(node: YamlNode | null): DvcLoop | undefined {
  for (const form of ['foreach', 'matrix'] as const) {
    const pair = pairOf(node, form);
    if (pair) return { form, key: pair.key, values: pair.value };
  }
  return undefined;
}

/** `- path`, or `- path: {cache: false}`. */
function readOuts(node: YamlNode | undefined, section: DvcOut['section']): readonly DvcOut[] {
  return itemsOf(node).flatMap((item): DvcOut[] => {
    if (isScalar(item)) return [{ path: item, section }];
    return isMap(item) ? item.pairs.map(({ key }) => ({ path: key, section })) : [];
  });
}

/** `- key`, or `- file: [key]`. */
function readParams(node: YamlNode | undefined): readonly DvcParams[] {
  const own: YamlScalar[] = [];
  const others: DvcParams[] = [];
  for (const item of itemsOf(node)) {
    if (isScalar(item)) own.push(item);
    else if (isMap(item))
      for (const { key, value } of item.pairs) others.push({ file: key, keys: scalarsOf(value) });
  }
  return own.length > 0 ? [{ file: undefined, keys: own }, ...others] : others;
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return isSeq(node) ? node.items.filter((item) => item !== null) : [];
}
