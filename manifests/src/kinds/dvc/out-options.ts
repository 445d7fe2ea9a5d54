import { isMap, isSeq, valueOf, type YamlMap } from '../../core/yaml/node.ts';
import type { DvcOut, DvcStage } from './model.ts';

/** `{cache: false}` of `- path: {cache: false}`. */
export function optionsOf({ definition }: DvcStage, { path, section }: DvcOut): YamlMap | undefined {
  const list = valueOf(definition, section);
  if (!isSeq(list)) return undefined;
  for (const item of list.items) {
    if (!isMap(item)) continue;
    const value = item.pairs.find(({ key }) => key === path)?.value;
    if (value && isMap(value)) return value;
  }
  return undefined;
}
