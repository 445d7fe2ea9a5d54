import { t } from '@vscode/l10n';
import { isMap, scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import { crossResourceRule, resourceRule } from '../../../checks/resource-rule.ts';
import { placeOf } from '../../../entities/names.ts';
import { releaseOf } from '../../../units/release.ts';
import { applicationSpec } from '../../../entities/argo-application.ts';
import { isApplication, isArgoCd } from '../owned.ts';

/** An application without a cluster to go to, or with two. */
export const applicationDestination = resourceRule({
  id: 'argo-cd/destination',
  severity: 'error',
  *check(resource) {
    const spec = isApplication(resource) ? applicationSpec(resource) : undefined;
    const destination = valueOf(spec, 'destination');
    if (!spec || !isMap(destination)) return;
    const server = scalarOf(destination, 'server');
    const name = scalarOf(destination, 'name');
    if (server && name && server.text !== '' && name.text !== '') {
      yield {
        message: t('"server" and "name" cannot be used together in a destination'),
        span: name.span,
      };
    } else if (!server && !name) {
      const [first] = destination.pairs;
      yield {
        message: t('The destination has no cluster: set "server" or "name"'),
        span: first?.key.span ?? destination.span,
        atMost: 'warning',
      };
    }
  },
});

/** What Argo CD looks for in its own namespace, left to whichever is current. */
export const argoNamespace = crossResourceRule({
  id: 'argo-cd/namespace',
  severity: 'hint',
  *check(resource, { graph, document: { uri } }) {
    if (!isArgoCd(resource)) return;
    const namespace = resource.namespace?.text;
    if (namespace !== undefined && namespace !== 'default') return;
    const release = releaseOf(graph, uri);
    if (namespace === undefined && (release.namespaced || release.open)) return;
    yield {
      message: t('No namespace: Argo CD looks for this resource in its own namespace, usually "argocd"'),
      span: resource.namespace?.span ?? placeOf(resource),
    };
  },
});

/** Automatic synchronisation that leaves behind what was removed, or what was changed by hand. */
export const automatedSync = resourceRule({
  id: 'argo-cd/automated-sync',
  severity: 'hint',
  *check(resource) {
    const spec = isApplication(resource) ? applicationSpec(resource) : undefined;
    const policy = valueOf(spec, 'syncPolicy');
    const pair = isMap(policy) ? policy.pairs.find(({ key }) => key.text === 'automated') : undefined;
    if (!pair || scalarOf(pair.value, 'enabled')?.value === false) return;
    const lacking = ['prune', 'selfHeal'].filter((key) => scalarOf(pair.value, key) === undefined);
    if (lacking.length === 0) return;
    yield {
      message: t(
        'Not set: {0}. Without "prune", resources removed from the repository stay in the cluster; without "selfHeal", so do manual changes',
        lacking.join(', '),
      ),
      span: pair.key.span,
    };
  },
});
