import { t } from '@vscode/l10n';
import { isNewer } from '../../schema/version.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { lifecycleOf, replacementOf, successionFix } from './lifecycle.ts';

/** An API version has a future in the version of Kubernetes that is set. */
export const deprecatedApi = resourceRule({
  id: 'kubernetes/deprecated-api',
  severity: 'warning',
  knownAs: ['kube-score:stable-version'],
  *check(resource, { settings: { version }, uri }) {
    const lifecycle = lifecycleOf(resource);
    const { apiVersion, kind } = resource;
    if (!apiVersion || lifecycle?.deprecated === undefined || isNewer(lifecycle.deprecated, version)) return;
    // Once it is removed, that is worse news.
    if (lifecycle.removed !== undefined && !isNewer(lifecycle.removed, version)) return;
    const replacement = replacementOf(lifecycle);
    yield {
      message:
        lifecycle.removed === undefined
          ? t(
              '{0} of "{1}" is deprecated since Kubernetes {2}: {3}',
              kind,
              apiVersion.text,
              lifecycle.deprecated,
              replacement,
            )
          : t(
              '{0} of "{1}" is deprecated since Kubernetes {2} and will be removed in {4}: {3}',
              kind,
              apiVersion.text,
              lifecycle.deprecated,
              replacement,
              lifecycle.removed,
            ),
      span: apiVersion.span,
      tags: ['deprecated'],
      fixes: successionFix(resource, lifecycle, uri),
    };
  },
});
