import { commandReferences, fileWithin } from '../../formats/shell/references.ts';
import type { Entity, Reference } from '../../core/graph/entity.ts';
import { parameterKey, shownValue } from '../../formats/params/params-file.ts';
import { joined } from '../../core/paths/relative.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd, type YamlScalar } from '../../core/yaml/node.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import type { DvcModel, DvcStage } from './model.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { dvcExpressions } from './template.ts';

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

/** What the files of DVC name: files, what other stages make, keys of parameters. */
export function referencesOf(uri: string, text: string, { file, tracked }: DvcModel): Reference[] {
  const references: Reference[] = tracked.flatMap((path) =>
    fileReference(uri, path.text, path.span, 'makes'),
  );
  if (!file) return references;
  const made = new Set(
    [...file.stages.values()].flatMap(({ outs, wdir }) =>
      outs.flatMap(({ path }) => pathIn(wdir, path) ?? []),
    ),
  );
  for (const { text: path, span: at } of file.files)
    references.push(...fileReference(uri, path, at, 'names'));
  for (const stage of file.stages.values()) references.push(...stageReferences(uri, text, stage, made));
  return references;
}

function stageReferences(uri: string, text: string, stage: DvcStage, made: ReadonlySet<string>): Reference[] {
  const { wdir, deps, outs, cmd } = stage;
  const references: Reference[] = [];
  if (wdir) references.push(...fileReference(uri, wdir.text, wdir.span, 'workdir'));
  for (const dep of deps) {
    const path = pathIn(wdir, dep);
    if (path === undefined) continue;
    // First where it is made, then the file itself.
    if (made.has(path))
      references.push({
        types: ['artifact'],
        uri,
        name: dep.text,
        key: path,
        span: dep.span,
        notation: wdir ? 'fixed' : 'yaml',
        relation: 'reads',
        scope: uri,
      });
    references.push(...fileReference(uri, path, dep.span, 'reads'));
  }
  for (const { path } of outs) {
    const at = pathIn(wdir, path);
    if (at !== undefined) references.push(...fileReference(uri, at, path.span, 'makes'));
  }
  if (!wdir || dvcExpressions(wdir.text).length === 0) {
    for (const line of cmd) {
      const folder = wdir?.text ?? '';
      const target = (path: string): string | undefined => fileWithin(uri, joined(folder, path));
      references.push(...commandReferences(line, { uri, target, span: placesIn(text, line) }));
    }
  }
  return [...references, ...paramReferences(uri, stage)];
}

function paramReferences(uri: string, { params, wdir }: DvcStage): Reference[] {
  return params.flatMap(({ file, keys }): Reference[] => {
    const path = file ? pathIn(wdir, file) : joined(wdir?.text ?? '', 'params.yaml');
    if (path === undefined) return [];
    const target = resolveFrom(uri, path);
    return [
      ...(file ? fileReference(uri, path, file.span, 'parameters') : []),
      ...keys.flatMap(({ text, span: at }): Reference[] =>
        dvcExpressions(text).length > 0
          ? []
          : [
              {
                types: ['parameter'],
                uri,
                name: text,
                key: parameterKey(target, text),
                span: at,
                notation: text.includes('.') ? 'fixed' : 'yaml',
                relation: 'reads',
              },
            ],
      ),
    ];
  });
}

/** A path from the folder of the file, where no variable is in it. */
function pathIn(wdir: YamlScalar | undefined, path: YamlScalar): string | undefined {
  if (dvcExpressions(path.text).length > 0 || (wdir && dvcExpressions(wdir.text).length > 0))
    return undefined;
  return isRemote(path.text) ? undefined : joined(wdir?.text ?? '', path.text);
}

function fileReference(uri: string, path: string, at: Span, relation: string): Reference[] {
  if (path === '' || isRemote(path) || path.startsWith('/') || dvcExpressions(path).length > 0) return [];
  const target = resolveFrom(uri, path);
  return [{ types: ['file'], uri, name: path, key: target, span: at, notation: 'fixed', relation, target }];
}
