import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import type { Check, Expectation, QualityModel, Suite } from '../model.ts';

/** What a rule on a suite looks at. */
export interface QualityContext extends RuleContext<QualityModel> {
  readonly suite: Suite;
  readonly uri: string;
}

/** A rule that is asked only when the document says anything. */
export function qualityRule(
  id: RuleId,
  severity: Severity | 'off',
  check: (context: QualityContext) => Iterable<RuleFinding>,
): Rule<QualityModel> {
  return {
    id,
    severity,
    check: (context) => {
      const { suite } = context.model;
      return suite ? check({ ...context, suite, uri: context.document.uri }) : [];
    },
  };
}

/** A rule on each check that says one thing that it expects: others are reported as that. */
export function checkRule(
  id: RuleId,
  severity: Severity,
  look: (check: Check, expectation: Expectation, context: QualityContext) => Iterable<RuleFinding>,
): Rule<QualityModel> {
  return qualityRule(id, severity, function* (context) {
    for (const check of checksOf(context.suite)) {
      const [expectation, another] = check.expectations;
      if (expectation && !another) yield* look(check, expectation, context);
    }
  });
}

/** The checks of all tables. */
export function checksOf({ tables }: Suite): readonly Check[] {
  return [...tables.values()].flatMap(({ checks }) => [...checks.values()]);
}
