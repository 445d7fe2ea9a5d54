import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { citationsOf } from '../citations.ts';
import type { AmdecModel } from '../model.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown: Rule<AmdecModel> = {
  id: 'amdec/decision-unknown',
  severity: 'warning',
  *check(context) {
    const unknown = citationsOf(context).filter(({ records }) => records.length === 0);
    if (unknown.length === 0 || context.graph.all('decision', context.document.uri).length === 0) return;
    for (const { decision } of unknown) {
      yield { message: t('Decision {0} does not exist', decision.text), span: decision.span };
    }
  },
};
