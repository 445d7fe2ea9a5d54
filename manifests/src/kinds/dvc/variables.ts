import type { Graph } from '../../core/graph/graph.ts';
import { isReadableParams } from '../../formats/params/params-file.ts';
import { joined } from '../../core/paths/relative.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import type { Span } from '../../core/text/span.ts';
import {
  isMap,
  isScalar,
  isSeq,
  pairOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { dvcExpressions } from './template.ts';

/** Named values, the first layer that has a name wins. */
export interface Variables {
  readonly layers: readonly YamlMap[];
  /** True when values are in files that are not read here: then a name that is missing may be in them. */
  readonly open: boolean;
}

/** A fault of `vars`: a file or key that is not there, a name that is given twice, a value that would be replaced. */
export interface VarsFault {
  readonly kind: 'file' | 'key' | 'twice' | 'expression';
  readonly span: Span;
  readonly name: string;
  /** The file that lacks the key, or that gives the name as well. */
  readonly file?: string;
}

/** The variables of a `dvc.yaml` or a stage: those of `vars`, and of `params.yaml` beside it. */
export function readVariables(
  graph: Graph,
  uri: string,
  wdir: string,
  vars: readonly YamlNode[],
  isTop: boolean,
): { readonly variables: Variables; readonly faults: readonly VarsFault[] } {
  const reader = new VarsReader(graph, uri);
  if (isTop && graph.fileExists(resolveFrom(uri, 'params.yaml')))
    reader.load('params.yaml', undefined, undefined);
  for (const item of vars) {
    if (isMap(item)) reader.add(item);
    if (isScalar(item)) reader.name(item, wdir);
  }
  return reader;
}

class VarsReader {
  readonly faults: VarsFault[] = [];
  readonly #graph: Graph;
  readonly #uri: string;
  readonly #layers: { readonly map: YamlMap; readonly source: string }[] = [];
  #open = false;

  constructor(graph: Graph, uri: string) {
    this.#graph = graph;
    this.#uri = uri;
  }

  get variables(): Variables {
    return { layers: this.#layers.map(({ map }) => map), open: this.#open };
  }

  /** Variables that are written here. */
  add(map: YamlMap): void {
    for (const { key, value } of map.pairs) {
      if (isScalar(value) && dvcExpressions(value.text).length > 0)
        this.faults.push({ kind: 'expression', span: value.span, name: value.text });
      this.#tellTwice(key.text, value, key.span);
    }
    this.#layers.push({ map, source: 'vars' });
  }

  /** Variables of a file: `file.yaml`, `file.yaml:key,key`. */
  name(item: YamlScalar, wdir: string): void {
    const [file = '', keys] = item.text.split(':');
    const path = joined(wdir, file);
    if (this.#graph.fileExists(resolveFrom(this.#uri, path)))
      this.load(path, keys?.split(',').filter(Boolean), item);
    else this.faults.push({ kind: 'file', span: item.span, name: file });
  }

  load(path: string, keys: readonly string[] | undefined, item: YamlScalar | undefined): void {
    const target = resolveFrom(this.#uri, path);
    const text = isReadableParams(path) ? this.#graph.text(target) : undefined;
    const root = text === undefined ? undefined : parseYaml(text)[0]?.root;
    if (!isMap(root)) {
      // Such a file may hold any name.
      this.#open ||= text !== '';
      return;
    }
    const lacking = keys?.find((key) => !pairOf(root, key));
    if (item && lacking !== undefined)
      this.faults.push({ kind: 'key', span: item.span, name: lacking, file: path });
    const pairs = keys ? root.pairs.filter(({ key }) => keys.includes(key.text)) : root.pairs;
    const isKnown = this.#layers.some(({ source }) => source === path);
    if (item && !isKnown) for (const { key, value } of pairs) this.#tellTwice(key.text, value, item.span);
    if (!isKnown || keys) this.#layers.push({ map: { ...root, pairs }, source: path });
  }

  /** Maps of several places are one map; anything else is given once. */
  #tellTwice(name: string, value: YamlNode | null, span: Span): void {
    for (const { map, source } of this.#layers) {
      const other = pairOf(map, name);
      const twice = other && firstShared(name, other.value, value);
      if (twice === undefined) continue;
      this.faults.push({ kind: 'twice', span, name: twice, file: source });
      return;
    }
  }
}

/** The first value, by its path, that two places give; undefined for maps that have no value in common. */
function firstShared(path: string, a: YamlNode | null, b: YamlNode | null): string | undefined {
  if (!isMap(a) || !isMap(b)) return path;
  for (const { key, value } of b.pairs) {
    const other = pairOf(a, key.text);
    const shared = other && firstShared(`${path}.${key.text}`, other.value, value);
    if (shared !== undefined) return shared;
  }
  return undefined;
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
  const pair = pairOf(node, key);
  return (
    pair && (pair.value ?? { type: 'scalar', span: pair.key.span, value: null, text: 'None', style: 'plain' })
  );
}
