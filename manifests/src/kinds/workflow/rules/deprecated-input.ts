import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { calledBy } from '../callable.ts';
import type { WorkflowModel } from '../model.ts';

/** An input that the action keeps for older workflows alone. */
export const deprecatedInput: Rule<WorkflowModel> = {
  id: 'workflow/deprecated-input',
  severity: 'hint',
  knownAs: ['actionlint:action'],
  *check(context) {
    const { model } = context;
    for (const { uses, with: given } of [
      ...model.jobs.flatMap((job) => job.steps),
      ...(model.action?.steps ?? []),
    ]) {
      const called = uses && calledBy(context, uses);
      if (!called) continue;
      const deprecated = new Set(
        called.inputs.flatMap((input) => (input.deprecated ? input.name.toLowerCase() : [])),
      );
      for (const { key } of given)
        if (deprecated.has(key.text.toLowerCase()))
          yield {
            span: key.span,
            message: t('Input "{0}" of "{1}" is deprecated', key.text, uses.text),
            tags: ['deprecated'],
          };
    }
  },
};
