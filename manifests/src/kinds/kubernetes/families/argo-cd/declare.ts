import type { Reference } from '../../../../graph/entity.ts';
import type { Facts } from '../../../../graph/graph-index.ts';
import type { Resource } from '../../resources/model.ts';
import { applicationSpec, isFilledIn, sourcesOf } from './application.ts';
import { foldersAbove } from './repository.ts';

/** The folders that an application deploys, where its own place shows which: `k8s/prod` means the `k8s` above the file. */
export function declareApplication(resource: Resource, uri: string): Facts {
  if (resource.kind === 'AppProject') return { entities: [], references: [] };
  const references = sourcesOf(applicationSpec(resource)).flatMap(({ path }): readonly Reference[] => {
    if (!path || isFilledIn(path)) return [];
    const plain = path.text.replace(/^(?:\.?\/)+/u, '').replace(/\/+$/u, '');
    const [first = ''] = plain.split('/');
    const shared =
      first === '' ? undefined : foldersAbove(uri).findLast((folder) => folder.endsWith(`/${first}`));
    if (shared === undefined) return [];
    const key = `${shared.slice(0, -first.length)}${plain}`;
    return [
      {
        types: ['release-unit'],
        uri,
        name: path.text,
        key,
        span: path.span,
        notation: 'fixed',
        relation: 'deploys',
      },
    ];
  });
  return { entities: [], references };
}
