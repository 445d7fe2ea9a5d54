import { scalarOf, type YamlMap } from '../../core/yaml/node.ts';

/** False for `required: false`, and for what a variable decides. */
export function isRequired(node: YamlMap): boolean {
  const required = scalarOf(node, 'required');
  return required === undefined || required.text === 'true';
}
