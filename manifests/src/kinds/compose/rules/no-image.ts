import { t } from '@vscode/l10n';
import { isWithoutOrigin } from '../project.ts';
import { serviceRule } from './compose-rule.ts';

/** A service of which nobody knows what it runs. */
export const noImage = serviceRule({
  id: 'compose/no-image',
  severity: 'error',
  *check({ name, node, span }, { uri, project, graph, isPart }) {
    // Names may begin with "x-", but older versions of Compose took such a service for an extension.
    if (name.startsWith('x-')) return;
    if (isPart || !isWithoutOrigin(node)) return;
    // What extends it may say it.
    if (graph.referencesToFile(uri).some(({ relation }) => relation.startsWith('extends'))) return;
    if (project.declarations('service', name).length > 1) return;
    yield { message: t('The service "{0}" has neither "image" nor "build"', name), span };
  },
});
