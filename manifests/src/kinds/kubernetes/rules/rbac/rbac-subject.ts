import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../core/findings/finding.ts';
import { changeTo } from '../../../../core/findings/change-to.ts';
import { isScalar, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { isPatch } from '../../units/patch.ts';
import { mayBeKustomized } from '../../units/kustomizations.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { bindingOf } from './access.ts';

/** A service account is of the core group, and of a namespace: a `ClusterRoleBinding` has none that it could be taken from. */
export const rbacSubject = crossResourceRule({
  id: 'kubernetes/rbac-subject',
  severity: 'error',
  *check(resource, { document: { uri }, graph }): Iterable<RuleFinding> {
    if (isPatch(uri, graph)) return;
    const accounts = bindingOf(resource)?.subjects.filter(({ kind }) => kind === 'ServiceAccount') ?? [];
    for (const { node, name } of accounts) {
      const group = scalarOf(node, 'apiGroup');
      if (group && group.text !== '' && !isFilledInLater(group.text))
        yield {
          message: t('A ServiceAccount belongs to the core API group: remove "apiGroup"'),
          span: group.span,
          ...changeTo(uri, group.span, '""'),
        };
      const namespace = valueOf(node, 'namespace');
      const given = namespace && !(isScalar(namespace) && (namespace.value ?? '') === '');
      // A kustomization gives the accounts that it makes its own namespace.
      if (resource.kind === 'ClusterRoleBinding' && !given && !mayBeKustomized(graph, uri))
        yield {
          message: t('ServiceAccount "{0}" requires a namespace', name.text),
          span: name.span,
        };
    }
  },
});
