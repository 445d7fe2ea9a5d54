import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { normalised } from '../../core/paths/relative.ts';
import type { TextChange, WorkspaceChange } from '../../core/text/change.ts';
import { fileName, relativePath, resolveFrom } from '../../core/text/resource.ts';
import type { KindContext } from '../../core/kind.ts';
import { manifestsBeside, modelBeside } from './model-files.ts';
import type { DetectorModel } from './model.ts';

const MODEL = /\.onnx$/iu;

/** What else gets the new name of a detector: its files, and the paths of its model in configurations. */
export function detectorRenamed(
  { graph, model }: KindContext<DetectorModel>,
  { uri }: Entity,
  newName: string,
): readonly WorkspaceChange[] {
  const stem = newName.replace(/^.*[\\/]/u, '').replace(MODEL, '');
  const from = model.file;
  if (stem === '' || !graph.fileExists(from)) return [];
  const to = modelBeside(uri, stem);
  return to === from ? [] : [...detectorFileRenamed(graph, from, to), { kind: 'rename', from, to }];
}

/**
 * What must change when the file of a model is renamed or moved: the paths in configurations, and the manifest, which goes
 * where the model goes.
 * @param graph as it is before the rename.
 */
export function detectorFileRenamed(graph: Graph, from: string, to: string): readonly WorkspaceChange[] {
  if (!MODEL.test(from) || !MODEL.test(to)) return [];
  const paths = graph
    .referencesToFile(from)
    .filter(({ relation, uri }) => relation === 'model' && !isBeside(from, uri))
    .flatMap((reference) => repointed(reference, from, to));
  const stem = fileName(from).replace(MODEL, '');
  const targets = manifestsBeside(to, fileName(to).replace(MODEL, ''));
  const manifests = manifestsBeside(from, stem).flatMap((manifest, index): WorkspaceChange[] => {
    const target = targets[index];
    return target !== undefined && graph.fileExists(manifest)
      ? [{ kind: 'rename', from: manifest, to: target }]
      : [];
  });
  return [...paths, ...manifests];
}

function isBeside(model: string, uri: string): boolean {
  return manifestsBeside(model, fileName(model).replace(MODEL, '')).includes(uri);
}

/** The path in the way that it is written: with an ending or without, from the folder that it counts from. */
function repointed({ uri, span, name }: Reference, from: string, to: string): readonly TextChange[] {
  const ending = /\.[a-z]\w*$/iu.exec(name)?.[0] ?? '';
  const written = normalised(name.replace(/\.[a-z]\w*$/iu, ''));
  const whole = decodeURIComponent(from).replace(MODEL, '');
  const base = whole.endsWith(`/${written}`)
    ? resolveFrom(from, encodeURI(`${'../'.repeat(written.split('/').length - 1)}_`))
    : uri;
  const text = relativePath(base, to).replace(MODEL, ending);
  return [{ kind: 'text', uri, span, text: /^\.\//u.test(name) ? `./${text}` : text }];
}
