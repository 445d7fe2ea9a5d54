import { t } from '@vscode/l10n';
import { isNewer } from '../../schema/version.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { lifecycleOf, replacementOf, successionFix } from './lifecycle.ts';

/** An API version is still served by the version of Kubernetes that is set. */
export const removedApi = resourceRule({
  id: 'kubernetes/removed-api',
  severity: 'error',
  knownAs: ['kube-linter:no-extensions-v1beta', 'kube-score:stable-version'],
  *check(resource, { settings, uri }) {
    const lifecycle = lifecycleOf(resource);
    const { apiVersion, kind } = resource;
    if (!apiVersion || lifecycle?.removed === undefined || isNewer(lifecycle.removed, settings.version))
      return;
    yield {
      message: t(
        '{0} of "{1}" was removed in Kubernetes {2}: {3}',
        kind,
        apiVersion.text,
        lifecycle.removed,
        replacementOf(lifecycle),
      ),
      span: apiVersion.span,
      tags: ['deprecated'],
      fixes: successionFix(resource, lifecycle, uri),
    };
  },
});
