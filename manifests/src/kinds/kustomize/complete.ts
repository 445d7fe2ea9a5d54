import type { Completion } from '../../core/contributions/completion.ts';
import { folderOf, isWithin, relativePath } from '../../core/text/resource.ts';
import { yamlCursor } from '../../core/yaml/cursor.ts';
import { documentAt } from '../../core/yaml/path-at.ts';
import type { KindContext } from '../../core/kind.ts';
import { DEPRECATED, FIELDS } from './fields.ts';
import type { KustomizeModel } from './model.ts';

const LISTS = new Set(['resources', 'bases', 'components', 'patchesStrategicMerge']);

/** Fields, and the files and folders that a kustomization may list. */
export function completeKustomization(
  { model, graph, document }: KindContext<KustomizeModel>,
  offset: number,
): readonly Completion[] {
  const { uri } = document;
  const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
  if (!cursor) return [];
  const [field] = cursor.path;
  if (cursor.role === 'key' && cursor.path.length === 0) {
    return FIELDS.filter((name) => !cursor.siblings.includes(name) && DEPRECATED[name] === undefined).map(
      (name) => ({
        label: name,
        span: cursor.span,
        text: cursor.hasColon ? name : `${name}: `,
        kind: 'key',
      }),
    );
  }
  const isPath = cursor.path.at(-1) === 'path' || (typeof field === 'string' && LISTS.has(field));
  if (!isPath || cursor.role === 'key') return [];
  const folder = folderOf(uri);
  const listed = new Set(model.listed.map(({ path }) => path));
  const files = new Set(graph.all('resource', uri).map((entity) => entity.uri));
  const paths = [
    ...[...files]
      .filter((file) => isWithin(folder, file) && file !== uri)
      .map((file) => relativePath(uri, file)),
    ...(field === 'resources' || field === 'bases' || field === 'components'
      ? graph
          .all('release-unit', uri)
          .flatMap((unit) => (unit.uri === uri ? [] : [relativePath(uri, unit.key)]))
      : []),
  ];
  return paths
    .filter((path) => !listed.has(path) && !listed.has(`./${path}`))
    .map((path) => ({ label: path, span: cursor.span, text: path, kind: 'file' }));
}
