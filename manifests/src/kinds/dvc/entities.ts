import type { Entity } from '../../core/graph/entity.ts';
import { span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import { parameterKey, shownValue } from '../../formats/params/params-file.ts';
import type { DvcModel } from './model.ts';
import { pathIn } from './references.ts';

/** Stages, what they make by path, and the keys of `params.yaml`. */
export function entitiesOf(uri: string, { file, params }: DvcModel): Entity[] {
  const entities: Entity[] = params.map(({ path, key, value }) => ({
    type: 'parameter',
    uri,
    name: key.text,
    key: parameterKey(uri, path),
    span: key.span,
    extent: span(key.span.start, value ? Math.max(key.span.end, contentEnd(value)) : key.span.end),
    notation: 'yaml-key',
    detail: shownValue(value),
  }));
  for (const { name, key, node, wdir, outs } of file?.stages.values() ?? []) {
    const extent = span(key.span.start, node ? Math.max(key.span.end, contentEnd(node)) : key.span.end);
    entities.push({
      type: 'stage',
      uri,
      name,
      key: name,
      span: key.span,
      extent,
      notation: 'yaml-key',
      scope: uri,
    });
    for (const { path } of outs) {
      const at = pathIn(wdir, path);
      if (at === undefined) continue;
      entities.push({
        type: 'artifact',
        uri,
        name: path.text,
        key: at,
        span: path.span,
        extent: path.span,
        notation: wdir ? 'fixed' : 'yaml',
        detail: name,
        scope: uri,
      });
    }
  }
  return entities;
}
