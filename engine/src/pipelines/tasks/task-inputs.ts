import {
  expressionsIn,
  isMap,
  isScalar,
  isSeq,
  plainOf,
  type ExpressionPart,
  type YamlMap,
  type YamlNode,
} from '@vitruve/manifests';
import { yamlValue } from '../plan/yaml-value.ts';

/** The values of an expression, as they are written. */
type ValuesOf = (parts: readonly ExpressionPart[]) => readonly string[] | undefined;

/** What is written under `with`, with the values of expressions in it. */
export function taskInputs(given: YamlMap | undefined, valuesOf: ValuesOf): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  for (const { key, value } of given?.pairs ?? [])
    if (!key.text.startsWith('x-')) inputs[key.text] = valueWith(value, valuesOf);
  return inputs;
}

function valueWith(node: YamlNode | null, valuesOf: ValuesOf): unknown {
  if (isSeq(node))
    return node.items.flatMap((item) => {
      const value = valueWith(item, valuesOf);
      // A name for several values is as many items.
      return isScalar(item) && Array.isArray(value) ? (value as unknown[]) : [value];
    });
  if (isMap(node))
    return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, valueWith(value, valuesOf)]));
  if (!isScalar(node)) return null;
  const [only, ...others] = expressionsIn(node.text);
  if (!only) return node.value;
  if (others.length === 0 && only.start === 0 && only.end === node.text.length) {
    const values = (valuesOf(only.parts) ?? []).map((text) => typed(only.parts, text));
    return values.length === 1 ? values[0] : values;
  }
  let text = node.text;
  for (const { parts, start, end } of [only, ...others].reverse())
    text = text.slice(0, start) + (valuesOf(parts)?.[0] ?? '') + text.slice(end);
  return text;
}

/** A number or a truth value is one for a task, too. */
function typed([namespace]: readonly ExpressionPart[], text: string): unknown {
  if (namespace?.text !== 'params' && namespace?.text !== 'matrix') return text;
  const value = plainOf(yamlValue(text) ?? null);
  return typeof value === 'number' || typeof value === 'boolean' ? value : text;
}
