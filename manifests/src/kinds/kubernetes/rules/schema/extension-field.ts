import { t } from '@vscode/l10n';
import { FAMILIES } from '../../families/families.ts';
import { messageOf } from '../../schema/messages.ts';
import { isOfAnotherVersion, resourceFaults } from '../../schema/resource-faults.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/**
 * Fields and values of a well-known extension (Argo CD, cert-manager, Istio …) are those of the version that Vitruve knows. The
 * cluster may have another version: that is for a person to say.
 */
export const extensionField = crossResourceRule({
  id: 'kubernetes/extension-field',
  severity: 'hint',
  *check(resource, context) {
    const family = FAMILIES.find((candidate) => candidate.owns(resource));
    for (const fault of resourceFaults(resource, context)) {
      if (isOfAnotherVersion(fault, resource, context) !== 'likely') continue;
      if (fault.fault === 'not-allowed' && family?.knownWords?.has(fault.name)) continue;
      const message = t(
        '{0} (the version of "{1}" in your cluster may support it)',
        messageOf(fault),
        resource.group,
      );
      yield { message, span: fault.span };
    }
  },
});
