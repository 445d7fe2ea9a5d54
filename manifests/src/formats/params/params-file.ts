import { isMap, isScalar, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';

/** A value in a file of parameters. */
export interface ParamsEntry {
  /** The way to it: `train.learning_rate`. */
  readonly path: string;
  readonly key: YamlScalar;
  readonly value: YamlNode | null;
}

/** Nesting that is followed: deeper keys are found by their first parts. */
const MAX_DEPTH = 12;

/** All keys of a tree of parameters, parents before children, as the dotted paths by which programs ask for them. */
export function paramsEntries(root: YamlNode | null): readonly ParamsEntry[] {
  const entries: ParamsEntry[] = [];
  const visit = (node: YamlNode | null, above: string, depth: number): void => {
    if (!isMap(node) || depth > MAX_DEPTH) return;
    for (const { key, value } of node.pairs) {
      const path = above === '' ? key.text : `${above}.${key.text}`;
      entries.push({ path, key, value });
      visit(value, path, depth + 1);
    }
  };
  visit(root, '', 0);
  return entries;
}

/** True for files that are read here: JSON is YAML. */
export function isReadableParams(path: string): boolean {
  return /\.(?:ya?ml|json)$/iu.test(path);
}

/** The keys of a file of parameters by path; undefined when its text cannot be read as YAML. */
export function paramsIn(text: string): ReadonlyMap<string, ParamsEntry> | undefined {
  const [document] = parseYaml(text);
  if (!document || document.problems.length > 0) return undefined;
  return new Map(paramsEntries(document.root).map((entry) => [entry.path, entry] as const));
}

/** The value as people read it in a line. */
export function shownValue(value: YamlNode | null): string {
  if (value === null) return '';
  if (isScalar(value)) return value.text.split('\n', 1)[0] ?? '';
  return isMap(value) ? `{${value.pairs.map(({ key }) => key.text).join(', ')}}` : `[${value.items.length}]`;
}

/** The key of a `parameter` that is in a file. */
export function parameterKey(uri: string, path: string): string {
  return `${uri}#${path}`;
}
