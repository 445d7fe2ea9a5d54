import type { Rule } from '../../../core/rules/rule.ts';
import type { GroupCheck } from '../../../formats/prometheus-rules/group-check.ts';
import type { PrometheusModel } from '../model.ts';

/** The check as a rule on files of rules. */
export function onFiles({ check, ...described }: GroupCheck): Rule<PrometheusModel> {
  return {
    ...described,
    *check({ model, document }) {
      if (model.groups.length > 0)
        yield* check(model.groups, { uri: document.uri, text: document.getText() });
    },
  };
}
