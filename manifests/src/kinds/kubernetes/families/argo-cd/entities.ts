import type { Reference } from '../../../../core/graph/entity.ts';
import type { Facts } from '../../../../core/graph/graph-index.ts';
import { inFolder } from '../../../../core/text/resource.ts';
import type { Resource } from '../../resources/model.ts';
import { applicationSpec, isFilledIn, sourcesOf } from '../../entities/argo-application.ts';
import { foldersAbove } from './repository.ts';

/** Folders above a file, one of which is the root of its repository. */
const MOST_ROOTS = 8;

/** The folders that an application deploys: its paths start at the root of the repository, which is one of the folders above the file. */
export function declareApplication(resource: Resource, uri: string): Facts {
  if (resource.kind === 'AppProject') return { entities: [], references: [] };
  const references = sourcesOf(applicationSpec(resource)).flatMap(({ path }): readonly Reference[] => {
    if (!path || isFilledIn(path)) return [];
    const plain = path.text.replace(/^(?:\.?\/)+/u, '').replace(/\/+$/u, '');
    if (plain === '' || plain === '.') return [];
    return foldersAbove(uri)
      .slice(0, MOST_ROOTS)
      .map((root) => ({
        types: ['release-unit'],
        uri,
        name: path.text,
        key: inFolder(root, plain),
        span: path.span,
        notation: 'fixed',
        relation: 'deploys',
      }));
  });
  return { entities: [], references };
}
