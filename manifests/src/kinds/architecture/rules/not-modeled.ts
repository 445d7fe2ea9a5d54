import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import { quotedNames } from '../../../core/text/quoted-names.ts';
import { folderOf, isWithin, resolveFrom } from '../../../core/text/resource.ts';
import { contentOf, scalarOf } from '../../../core/yaml/node.ts';
import { isServing } from '../../../formats/architecture/deployed/components.ts';
import { cloudTechnology } from '../../../formats/terraform/technologies.ts';
import { architectureRule } from './architecture-rule.ts';

/** Names in one message. */
const MOST_NAMES = 5;

/** Workloads of the release of an environment that no element names. Asked where elements of the model name workloads at all. */
export const notModeled = architectureRule(
  'architecture/not-modeled',
  'information',
  function* ({ architecture, system, graph, uri }) {
    if (architecture.environments.length === 0) return;
    const files = new Set([...system.elements.values()].map(({ entity }) => entity.uri));
    const named = new Set<Entity>();
    for (const file of files)
      for (const reference of graph.referencesIn(file))
        if (reference.relation === 'workload') for (const one of graph.resolve(reference)) named.add(one);
    if (named.size === 0) return;
    const keys = new Set([...named].map(({ key }) => key));
    // A file for Compose beside a release of Kubernetes may serve development alone.
    const hasServices = [...named].some(({ type }) => type === 'service');
    for (const { id, node } of architecture.environments) {
      const release = scalarOf(node, 'release');
      if (!release) continue;
      const folder = resolveFrom(uri, release.text.replace(/\/+$/u, ''));
      const missing = [
        ...[...graph.all('resource', uri), ...(hasServices ? graph.all('service', uri) : [])]
          .filter(({ uri: at }) => at === folder || isWithin(folder, at))
          .filter(isServing),
        // Files of a module are in one folder; whether those below are called is not known.
        ...graph
          .all('cloud-resource', uri)
          .filter(({ uri: at }) => at === folder || folderOf(at) === folder)
          .filter(isElement),
      ]
        // A copy of what an element names, in another overlay, is the same to the model.
        .filter((workload) => !named.has(workload) && !keys.has(workload.key));
      if (missing.length === 0) continue;
      const names = [...new Set(missing.map(({ name }) => name))];
      yield {
        message: t('Deployed to "{0}", and named by no element: {1}', id, quotedNames(names, MOST_NAMES)),
        span: contentOf(release),
        related: missing.slice(0, MOST_NAMES).map(({ uri: at, span, name }) => ({
          uri: at,
          span,
          message: t('Workload "{0}"', name),
        })),
        targets: [id, ...names],
      };
    }
  },
);

/** True for a resource of Terraform that is certainly made, and is an element of a system. */
function isElement({ facts }: Entity<'cloud-resource'>): boolean {
  return facts?.isMade === true && cloudTechnology(facts.kind)?.isElement === true;
}
