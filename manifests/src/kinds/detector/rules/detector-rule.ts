import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import type { DetectorModel, DetectorFields } from '../model.ts';

/** What a rule on the manifest of a model looks at. */
export interface DetectorContext extends RuleContext<DetectorModel> {
  readonly fields: DetectorFields;
  readonly uri: string;
}

/** A rule that is asked only when the document says anything. */
export function detectorRule(
  id: RuleId,
  severity: Severity,
  check: (context: DetectorContext) => Iterable<RuleFinding>,
): Rule<DetectorModel> {
  return {
    id,
    severity,
    check: (context) => {
      const { fields } = context.model;
      return fields ? check({ ...context, fields, uri: context.document.uri }) : [];
    },
  };
}
