import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { isMap, isScalar, isSeq, parseYaml, type RunnableDvcStage, type YamlNode } from '@vitruve/manifests';
import { RunError } from '../run-error.ts';
import type { DvcRecord } from './dvc-lock.ts';

/**
 * The values of the parameters of a stage, by file and key, as DVC records them.
 * @param folder of the `dvc.yaml`; absolute.
 * @throws RunError for a file or a key that does not exist.
 */
export async function paramsOf(stage: RunnableDvcStage, folder: string): Promise<DvcRecord['params']> {
  const all = new Map<string, Map<string, YamlNode | null>>();
  for (const { file, recorded, keys } of stage.params) {
    const text = await readFile(resolve(folder, file), 'utf8').catch(() => undefined);
    if (text === undefined) throw new RunError(t('The file of parameters "{0}" does not exist', file));
    const [document] = parseYaml(text);
    if (!document || document.problems.length > 0)
      throw new RunError(t('The file of parameters "{0}" cannot be read', file));
    const values = all.get(recorded) ?? new Map<string, YamlNode | null>();
    all.set(recorded, values);
    const { root } = document;
    if (keys.length === 0 && isMap(root))
      for (const { key, value } of root.pairs) values.set(key.text, value);
    for (const key of keys) {
      const value = valueUnder(root, key.split('.'));
      if (value === undefined)
        throw new RunError(t('The parameter "{0}" does not exist in "{1}"', key, file));
      values.set(key, value);
    }
  }
  return all;
}

/** Undefined when there is none; null for an empty value. */
function valueUnder(root: YamlNode | null, keys: readonly string[]): YamlNode | null | undefined {
  let node: YamlNode | null = root;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.pairs.findLast((one) => one.key.text === key);
      if (!pair) return undefined;
      node = pair.value;
    } else if (isSeq(node) && /^\d+$/u.test(key) && Number(key) < node.items.length)
      node = node.items[Number(key)] ?? null;
    else return undefined;
  }
  return node;
}

/** Whether two values are the same, as Python compares them: `1` is `1.0`, and the order of keys does not count. */
export function isSameValue(a: YamlNode | null | undefined, b: YamlNode | null | undefined): boolean {
  if (isMap(a))
    return (
      isMap(b) &&
      a.pairs.length === b.pairs.length &&
      a.pairs.every(({ key, value }) =>
        b.pairs.some((other) => other.key.text === key.text && isSameValue(value, other.value)),
      )
    );
  if (isSeq(a))
    return (
      isSeq(b) &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSameValue(item, b.items[index]))
    );
  if (a === undefined || b === undefined) return false;
  const [one, other] = [isScalar(a) ? a : null, isScalar(b) ? b : null];
  if (b !== null && other === null) return false;
  if (typeof one?.value === 'number' && typeof other?.value === 'number')
    return Number.isSafeInteger(one.value) || !Number.isInteger(one.value)
      ? one.value === other.value
      : one.text === other.text;
  return (one?.value ?? null) === (other?.value ?? null);
}

/** The first key whose value is not the recorded one; undefined when there is none. */
export function changedParameter(
  now: DvcRecord['params'],
  recorded: DvcRecord['params'],
): string | undefined {
  for (const [file, values] of now)
    for (const [key, value] of values) if (!isSameValue(value, recorded.get(file)?.get(key))) return key;
  return undefined;
}

/** The keys that are recorded of a file that counts as a whole, and that it no longer has. */
export function removedParameter(
  stage: RunnableDvcStage,
  now: DvcRecord['params'],
  recorded: DvcRecord['params'],
): string | undefined {
  for (const { recorded: file, keys } of stage.params) {
    if (keys.length > 0) continue;
    for (const key of recorded.get(file)?.keys() ?? []) if (valueMissing(now, file, key)) return key;
  }
  return undefined;
}

function valueMissing(params: DvcRecord['params'], file: string, key: string): boolean {
  return params.get(file)?.has(key) !== true;
}
