import { isMap, isScalar, isSeq, type YamlNode } from '../../core/yaml/node.ts';
import type { Check } from './model.ts';

const LONGEST = 60;

/** What a check expects, on one line: `amount: range, min 0`. */
export function summaryOf({ columns, expectations }: Check): string {
  const about = columns.map(({ text }) => text).join(', ');
  const what = expectations.map(({ name, value }) => [name, valueText(value)].filter(Boolean).join(' '));
  const text = [about, what.join('; ')].filter(Boolean).join(': ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function valueText(node: YamlNode | null): string {
  if (isScalar(node)) return node.value === true ? '' : node.text.replace(/\s+/gu, ' ');
  if (isSeq(node)) return node.items.map(valueText).join(', ');
  if (isMap(node))
    return node.pairs
      .map(({ key, value }) => [key.text, valueText(value)].filter(Boolean).join(' '))
      .join(', ');
  return '';
}
