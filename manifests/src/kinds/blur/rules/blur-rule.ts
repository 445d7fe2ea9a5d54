import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import type { BlurModel, BlurSettings } from '../model.ts';

/** What a rule on a configuration looks at. */
export interface BlurContext extends RuleContext<BlurModel> {
  /** What the configuration says. */
  readonly blurSettings: BlurSettings;
  readonly uri: string;
}

/** A rule that is asked only when the document says anything. */
export function blurRule(
  id: RuleId,
  severity: Severity,
  check: (context: BlurContext) => Iterable<RuleFinding>,
): Rule<BlurModel> {
  return {
    id,
    severity,
    check: (context) => {
      const { settings: blurSettings } = context.model;
      return blurSettings ? check({ ...context, blurSettings, uri: context.document.uri }) : [];
    },
  };
}
