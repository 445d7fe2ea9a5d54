import { t } from '@vscode/l10n';
import { crossResourceRule } from '../../../checks/resource-rule.ts';
import { applicationSpec, isFilledIn, sourcesOf } from '../../../entities/argo-application.ts';
import { isApplication } from '../owned.ts';
import { localFolderOf, isNamedLike, sameRepository } from '../repository.ts';

/**
 * A path that is not in the repository of the workspace. The repository is taken for that of the workspace when another
 * application deploys a folder of it that is here, or when a folder above the file bears its name: then it is a hint only.
 */
export const applicationPath = crossResourceRule({
  id: 'argo-cd/path',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    if (!isApplication(resource)) return;
    for (const { path, repository, revision } of sourcesOf(applicationSpec(resource))) {
      if (!path || !repository || isFilledIn(path) || isFilledIn(repository)) continue;
      if (localFolderOf(path.text, uri, graph) !== undefined) continue;
      const sibling = graph.all('resource', uri).find((other) => {
        const paths = other.facts?.paths;
        const address = other.facts?.repository;
        if (address === undefined || typeof paths !== 'object' || !sameRepository(address, repository.text))
          return false;
        return Object.keys(paths).some((known) => localFolderOf(known, other.uri, graph) !== undefined);
      });
      if (!sibling && !isNamedLike(repository.text, uri)) continue;
      const isSure = sibling !== undefined && sibling.facts?.revision === revision;
      yield {
        message: t('Folder "{0}" does not exist in the repository', path.text),
        span: path.span,
        ...(isSure ? {} : { atMost: 'hint' }),
      };
    }
  },
});
