import type { Graph } from '../../graph/graph.ts';
import { isReadableParams } from '../../params/params-file.ts';
import { resolveFrom } from '../../text/resource.ts';
import { isMap, isScalar, isSeq, valueOf, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { parseYaml } from '../../yaml/parse.ts';

/** Named values, the first layer that has a name wins. */
export interface Variables {
  readonly layers: readonly YamlMap[];
  /** True when values stand in files that are not read here: then a name that is missing may be in them. */
  readonly open: boolean;
}

/** A file of variables that `vars` names and that is not there. */
export interface MissingVars {
  readonly node: YamlNode;
  readonly path: string;
}

/** The variables of a `dvc.yaml` or a stage: those of `vars`, and of `params.yaml` beside it. */
export function readVariables(
  graph: Graph,
  uri: string,
  wdir: string,
  vars: readonly YamlNode[],
  isTop: boolean,
): { readonly variables: Variables; readonly missing: readonly MissingVars[] } {
  const layers: YamlMap[] = [];
  const missing: MissingVars[] = [];
  let open = false;
  const load = (path: string, keys: readonly string[] | undefined): void => {
    const target = resolveFrom(uri, path);
    const text = isReadableParams(path) ? graph.text(target) : undefined;
    const root = text === undefined ? undefined : parseYaml(text)[0]?.root;
    if (!isMap(root)) open ||= graph.fileExists(target) && text !== '';
    else if (!keys) layers.push(root);
    else layers.push({ ...root, pairs: root.pairs.filter(({ key }) => keys.includes(key.text)) });
  };
  for (const item of vars) {
    if (isMap(item)) layers.push(item);
    if (!isScalar(item)) continue;
    const [file = '', keys] = item.text.split(':');
    const path = wdir === '' ? file : `${wdir}/${file}`;
    if (graph.fileExists(resolveFrom(uri, path))) load(path, keys?.split(','));
    else missing.push({ node: item, path: file });
  }
  if (isTop && graph.fileExists(resolveFrom(uri, 'params.yaml'))) load('params.yaml', undefined);
  return { variables: { layers, open }, missing };
}

/** Variables with others before them. */
export function withVariables(first: Variables, then: Variables): Variables {
  return { layers: [...first.layers, ...then.layers], open: first.open || then.open };
}

/** The value under a path of keys; undefined when there is none. Maps of several layers are one map. */
export function lookUp({ layers }: Variables, keys: readonly string[]): YamlNode | undefined {
  for (const layer of layers) {
    let node: YamlNode | undefined = layer;
    for (const key of keys) node = below(node, key);
    if (node) return node;
  }
  return undefined;
}

/** All names, with dots, for proposals. */
export function variableNames({ layers }: Variables): readonly string[] {
  const names = new Set<string>();
  const visit = (node: YamlNode | null, above: string, depth: number): void => {
    if (!isMap(node) || depth > 6) return;
    for (const { key, value } of node.pairs) {
      const name = above === '' ? key.text : `${above}.${key.text}`;
      names.add(name);
      visit(value, name, depth + 1);
    }
  };
  for (const layer of layers) visit(layer, '', 0);
  return [...names];
}

function below(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (isSeq(node)) return node.items[Number(key)] ?? undefined;
  return valueOf(node, key);
}
