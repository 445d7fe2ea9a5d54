import { isMap, parseYaml, type YamlNode } from '@vitruve/manifests';

/**
 * A text as a YAML value; undefined for one that is not valid. A word alone is parsed behind a key: the parser, which is made for
 * editors, takes it for a key that somebody is about to write.
 */
export function yamlValue(text: string): YamlNode | undefined {
  const isLine = !/[\n\r]/u.test(text);
  const [document, ...others] = parseYaml(isLine ? `value: ${text}` : text);
  if (!document?.root || document.problems.length > 0 || others.length > 0) return undefined;
  if (!isLine) return document.root;
  const [pair, ...more] = isMap(document.root) ? document.root.pairs : [];
  return more.length === 0 ? (pair?.value ?? undefined) : undefined;
}
