import type { RuleFinding } from '../../../../findings/finding.ts';
import { fixesOf } from '../../schema/fixes.ts';
import { messageOf } from '../../schema/messages.ts';
import { resourceFaults } from '../../schema/resource-faults.ts';
import { crossResourceRule } from '../resource-rule.ts';

/** A resource has the fields, types and values that its kind's schema asks for. */
export const schema = crossResourceRule({
  id: 'kubernetes/schema',
  severity: 'error',
  knownAs: ['kube-linter:schema-validation'],
  *check(resource, context): Iterable<RuleFinding> {
    for (const fault of resourceFaults(resource, context)) {
      if (fault.fault === 'newer-field') continue;
      const fixes = fixesOf(fault, context.document.uri);
      yield { message: messageOf(fault), span: fault.span, ...(fixes.length > 0 ? { fixes } : {}) };
    }
  },
});
