import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import type { RegisteredModel, RegistryModel } from '../../../formats/model-registry/registry.ts';

/** What a rule on a registry looks at. */
export interface RegistryContext extends RuleContext<RegistryModel> {
  readonly registered: RegisteredModel;
  readonly uri: string;
}

/** A rule on each model of a registry. */
export function registryRule(
  id: RuleId,
  severity: Severity,
  check: (context: RegistryContext) => Iterable<RuleFinding>,
): Rule<RegistryModel> {
  return {
    id,
    severity,
    *check(context) {
      for (const registered of context.model.models)
        yield* check({ ...context, registered, uri: context.document.uri });
    },
  };
}
