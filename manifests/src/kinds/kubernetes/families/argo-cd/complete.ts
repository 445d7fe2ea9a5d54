import type { Completion } from '../../../../core/contributions/completion.ts';
import type { RuleContext } from '../../../../core/rules/rule.ts';
import { folderOf, inFolder, isWithin } from '../../../../core/text/resource.ts';
import type { YamlCursor } from '../../../../core/yaml/cursor.ts';
import type { KubernetesModel, Resource } from '../../resources/model.ts';
import { isApplication } from './owned.ts';
import { rootsOf } from './repository.ts';

/** Folders with manifests, where an application says what it deploys. */
export function completePath(
  { graph, document: { uri } }: RuleContext<KubernetesModel>,
  resource: Resource,
  cursor: YamlCursor,
): readonly Completion[] {
  const [holder, last] = [cursor.path.at(-2), cursor.path.at(-1)];
  const inSource = holder === 'source' || typeof holder === 'number';
  if (!isApplication(resource) || cursor.role !== 'value' || last !== 'path' || !inSource) return [];
  const roots = rootsOf(uri, graph);
  // Without a repository, manifests lie in a folder of their own below its root, as a rule.
  const isKnown = graph.fileExists(inFolder(roots.at(-1) ?? '', '.git'));
  const root = isKnown ? roots.at(-1) : roots[1];
  if (root === undefined) return [];
  const folders = new Set([
    ...graph.all('resource', uri).map((entity) => folderOf(entity.uri)),
    ...graph.all('release-unit', uri).map(({ key }) => key),
  ]);
  return [...folders]
    .filter((folder) => folder !== root && isWithin(root, folder))
    .map((folder) => folder.slice(root.length + 1))
    .sort()
    .map((path) => ({ label: path, span: cursor.span, text: path, kind: 'file' }));
}
