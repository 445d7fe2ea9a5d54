import { touches } from '../../core/text/span.ts';
import { isMap, isSeq, valueOf, type YamlDocument, type YamlMap } from '../../core/yaml/node.ts';
import type { Activity, RaciModel } from './model.ts';

/** A row of a YAML matrix as it is written. */
export interface YamlRow {
  readonly item: YamlMap;
  readonly document: YamlDocument;
}

/** Where an activity is written; undefined for the rows of tables. */
export function yamlRow({ yaml = [] }: RaciModel, { extent }: Activity): YamlRow | undefined {
  for (const document of yaml) {
    if (!touches(document.span, extent.start)) continue;
    const list = valueOf(document.root, 'activities');
    const item = isSeq(list)
      ? list.items.find((candidate) => candidate?.span.start === extent.start)
      : undefined;
    if (isMap(item)) return { item, document };
  }
  return undefined;
}
