import { t } from '@vscode/l10n';
import { messageOf } from '../../schema/messages.ts';
import { resourceFaults } from '../../schema/resource-faults.ts';
import { isNewer } from '../../schema/version.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { lifecycleOf } from './lifecycle.ts';

/** Kinds and fields are there already in the version of Kubernetes that is set. */
export const newerApi = crossResourceRule({
  id: 'kubernetes/newer-api',
  severity: 'warning',
  *check(resource, context) {
    const { version } = context.settings.kubernetes;
    const introduced = lifecycleOf(resource)?.introduced;
    if (resource.apiVersion && introduced !== undefined && isNewer(introduced, version)) {
      yield {
        message: t(
          '{0} of "{1}" requires Kubernetes {2}, but the configured version is {3}',
          resource.kind,
          resource.apiVersion.text,
          introduced,
          version,
        ),
        span: resource.apiVersion.span,
      };
      return;
    }
    for (const fault of resourceFaults(resource, context)) {
      if (fault.fault === 'newer-field') yield { message: messageOf(fault), span: fault.span };
    }
  },
});
