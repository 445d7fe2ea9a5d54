import type { DocumentRule } from '../../../core/rules/rule.ts';
import type { FaultKind } from '../grammar/fault.ts';
import type { WorkflowModel } from '../model.ts';

type RuleHeader = Pick<DocumentRule<WorkflowModel>, 'id' | 'severity' | 'profiles' | 'knownAs'>;

/** A rule whose findings come with reading the file against the grammar. */
export function faultRule(kind: FaultKind, header: RuleHeader): DocumentRule<WorkflowModel> {
  return {
    ...header,
    *check({ model }) {
      for (const { kind: found, ...finding } of model.faults) if (found === kind) yield finding;
    },
  };
}
