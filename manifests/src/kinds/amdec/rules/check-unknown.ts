import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { AmdecModel } from '../model.ts';
import { checkReferences } from '../references.ts';
import { replacement } from './fixes.ts';

/** A check of data that no quality suite has. Asked only where the workspace has suites at all. */
export const checkUnknown: Rule<AmdecModel> = {
  id: 'amdec/check-unknown',
  severity: 'warning',
  *check({ model, document, graph }) {
    const { uri } = document;
    const checks = model.risks.flatMap((risk) => risk.checks);
    if (checks.length === 0 || !graph.declares('check', uri)) return;
    for (const check of checks) {
      const [reference] = checkReferences(uri, check);
      if (reference && graph.resolve(reference).length > 0) continue;
      const names = graph.all('check', uri).map(({ name, facts }) => `${facts?.table ?? ''}/${name}`);
      const suggestion = nearest(check.text, names);
      yield {
        message: suggestion
          ? t('Unknown check "{0}". Did you mean "{1}"?', check.text, suggestion)
          : t(
              'Unknown check "{0}": write the table and the check of a quality suite, "table/check"',
              check.text,
            ),
        span: check.span,
        fixes: suggestion ? [replacement(uri, check.span, suggestion, t('Change to "{0}"', suggestion))] : [],
      };
    }
  },
};
