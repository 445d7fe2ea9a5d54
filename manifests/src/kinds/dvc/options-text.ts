import { isMap, isScalar, isSeq, type YamlMap, type YamlNode } from '../../core/yaml/node.ts';

/** A mapping in a command as DVC writes it: `--lr 0.1 --verbose --sizes 1 2`; a false option is left out. */
export function optionsText(map: YamlMap): string {
  return optionsOf(map, '').join(' ');
}

function optionsOf(map: YamlMap, above: string): readonly string[] {
  return map.pairs.flatMap(({ key, value }) => {
    const name = `${above}${key.text}`;
    if (isMap(value)) return optionsOf(value, `${name}.`);
    if (isSeq(value)) return value.items.length === 0 ? [] : [`--${name}`, ...value.items.map(word)];
    if (isScalar(value) && typeof value.value === 'boolean') return value.value ? [`--${name}`] : [];
    return [`--${name}`, word(value)];
  });
}

/** A value as one word of a shell. */
function word(node: YamlNode | null): string {
  if (!isScalar(node) || node.value === null) return 'None';
  if (typeof node.value !== 'string') return node.text;
  return /^[\w@%+=:,./-]+$/u.test(node.text) ? node.text : `'${node.text.replaceAll("'", `'"'"'`)}'`;
}
