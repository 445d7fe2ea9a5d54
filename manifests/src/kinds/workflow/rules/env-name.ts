import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { valueOf } from '../../../core/yaml/node.ts';
import type { WorkflowModel } from '../model.ts';
import { pairsOf } from '../read.ts';

/** The name of a variable that no shell can read. */
export const envName: Rule<WorkflowModel> = {
  id: 'workflow/env-name',
  severity: 'error',
  knownAs: ['actionlint:env-var'],
  *check({ model }) {
    const inJobs = model.jobs.flatMap(({ env, steps, node }) => [
      ...env,
      ...steps.flatMap((step) => step.env),
      ...[
        valueOf(node, 'container'),
        ...pairsOf(valueOf(node, 'services')).map(({ value }) => value),
      ].flatMap((container) => pairsOf(valueOf(container, 'env'))),
    ]);
    for (const { key } of [
      ...model.env,
      ...inJobs,
      ...(model.action?.steps ?? []).flatMap((step) => step.env),
    ]) {
      if (key.text.includes('${{') || !/[&=\s]/u.test(key.text)) continue;
      yield {
        span: key.span,
        message: t(
          '"{0}" is not a valid environment variable name: spaces, "=" and "&" are not allowed',
          key.text,
        ),
      };
    }
  },
};
