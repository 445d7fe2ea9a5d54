import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import { missingRule } from '../../../checks/missing.ts';
import { crossResourceRule } from '../../../checks/resource-rule.ts';
import { declarationsOf } from '../../../entities/declarations.ts';
import { applicationSpec, isFilledIn, sourcesOf } from '../../../entities/argo-application.ts';
import { isApplication } from '../owned.ts';
import { allowsDestination, allowsRepository } from '../../../entities/argo-project.ts';

/** An application of a project that is not there. */
export const applicationProject = missingRule({
  id: 'argo-cd/project',
  relations: ['project'],
  exempt: ({ reference }) => reference.name === 'default',
});

/** An application that its project does not let be deployed. */
export const projectAllows = crossResourceRule({
  id: 'argo-cd/project-allows',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    const spec = isApplication(resource) ? applicationSpec(resource) : undefined;
    const use = declarationsOf(resource, uri).names.find(({ place }) => place.relation === 'project');
    if (!spec || !use || isFilledIn(use.name)) return;
    const projects = graph.resolve(use.reference);
    const [project] = projects;
    if (!project || projects.length > 1) return;
    const related = [{ uri: project.uri, span: project.span, message: t('Project "{0}"', project.name) }];
    for (const { repository } of sourcesOf(spec)) {
      if (!repository || isFilledIn(repository) || allowsRepository(project, repository.text)) continue;
      yield {
        message: t('Project "{0}" does not permit the repository "{1}"', project.name, repository.text),
        span: repository.span,
        related,
      };
    }
    const destination = valueOf(spec, 'destination');
    const server = scalarOf(destination, 'server');
    const name = scalarOf(destination, 'name');
    const namespace = scalarOf(destination, 'namespace');
    const written = [server, name, namespace].filter((scalar) => scalar !== undefined);
    if (written.length === 0 || written.some(isFilledIn)) return;
    const to = { server: server?.text ?? '', name: name?.text ?? '', namespace: namespace?.text ?? '' };
    if (allowsDestination(project, to)) return;
    yield {
      message: t(
        'Project "{0}" does not permit the namespace "{1}" of {2}',
        project.name,
        to.namespace,
        to.server || to.name,
      ),
      span: (namespace ?? server ?? name ?? use.name).span,
      related,
    };
  },
});
