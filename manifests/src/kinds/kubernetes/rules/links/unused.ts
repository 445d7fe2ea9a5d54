import { t } from '@vscode/l10n';
import { isClusterKind } from '../../resources/cluster-kinds.ts';
import { resourceKey } from '../../../../formats/resources/resource-key.ts';
import { scopeOf } from '../../resources/identity.ts';
import { entityOf } from '../../selectors/around.ts';
import { isPatch } from '../../units/patch.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A ConfigMap or Secret that no manifest of the workspace reads. */
export const unusedConfiguration = crossResourceRule({
  id: 'kubernetes/unused-configuration',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check(resource, { graph, document: { uri } }) {
    const { group, kind, name } = resource;
    if (group !== '' || (kind !== 'ConfigMap' && kind !== 'Secret') || !name) return;
    const entity = entityOf(resource, graph, uri);
    if (!entity || graph.referencesTo(entity).length > 0 || isPatch(uri, graph)) return;
    yield {
      message: t('{0} "{1}" is not used by any manifest in the workspace', kind, name.text),
      span: name.span,
      tags: ['unnecessary'],
    };
  },
});

/** Namespaces that every cluster has. */
const OWN_NAMESPACES = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** A namespace that is named and nobody declares. */
export const undeclaredNamespace = crossResourceRule({
  id: 'kubernetes/undeclared-namespace',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check(resource, { graph, document: { uri } }) {
    const scope = scopeOf(resource);
    if (
      scope === undefined ||
      !resource.namespace ||
      OWN_NAMESPACES.has(scope) ||
      isClusterKind(resource.kind)
    )
      return;
    if (graph.find('resource', resourceKey('Namespace', scope), uri).length > 0) return;
    yield {
      message: t('Namespace "{0}" is not declared by any manifest in the workspace', scope),
      span: resource.namespace.span,
    };
  },
});
