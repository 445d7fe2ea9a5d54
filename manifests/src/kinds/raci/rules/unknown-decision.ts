import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { decisionKey, decisionNumber } from '../../../formats/citations/mention.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** A row that follows from a decision which the workspace does not hold. Workspaces without decisions keep them elsewhere. */
export const unknownDecision: Rule<RaciModel> = {
  id: 'raci/unknown-decision',
  severity: 'warning',
  *check(context) {
    const { uri } = context.document;
    for (const { activity } of rowsOf(context)) {
      for (const { name, span } of activity.decisions) {
        const number = decisionNumber(name);
        if (number === undefined || context.graph.find('decision', decisionKey(number), uri).length > 0)
          continue;
        if (context.graph.all('decision', uri).length === 0) return;
        yield { message: t('Decision {0} does not exist in the workspace', name), span };
      }
    }
  },
};
