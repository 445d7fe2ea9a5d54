import { commandReferences, fileWithin } from '../../formats/shell/references.ts';
import type { Reference } from '../../core/graph/entity.ts';
import { parameterKey } from '../../formats/params/params-file.ts';
import { joined } from '../../core/paths/relative.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { type Span } from '../../core/text/span.ts';
import { type YamlScalar } from '../../core/yaml/node.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import type { DvcModel, DvcStage } from './model.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { dvcExpressions } from './template.ts';

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
export function pathIn(wdir: YamlScalar | undefined, path: YamlScalar): string | undefined {
  if (dvcExpressions(path.text).length > 0 || (wdir && dvcExpressions(wdir.text).length > 0))
    return undefined;
  return isRemote(path.text) ? undefined : joined(wdir?.text ?? '', path.text);
}

function fileReference(uri: string, path: string, at: Span, relation: string): Reference[] {
  if (path === '' || isRemote(path) || path.startsWith('/') || dvcExpressions(path).length > 0) return [];
  const target = resolveFrom(uri, path);
  return [{ types: ['file'], uri, name: path, key: target, span: at, notation: 'fixed', relation, target }];
}
