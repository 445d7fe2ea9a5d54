import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { formula, needsAction } from '../assessment.ts';
import type { AmdecModel } from '../model.ts';
import { actionInsertion } from '../insertion.ts';

/** A risk at or above the threshold, or of high priority, must be acted upon, or somebody must write why not. */
export const actionMissing: Rule<AmdecModel> = {
  id: 'amdec/action-missing',
  severity: 'error',
  *check({ model, settings, document }) {
    for (const risk of model.risks) {
      const need = needsAction(model, risk, settings.amdec.defaultThreshold);
      if (!need) continue;
      const { assessment, threshold } = need;
      const computed = formula(assessment.values);
      yield {
        message:
          need.because === 'threshold'
            ? t('Action required: {0} is at or above the threshold of {1}', computed, threshold)
            : t('Action or justification required: the Action Priority is H ({0})', computed),
        span: risk.nameSpan,
        fixes: [
          {
            title: t('Add action'),
            changes: () => {
              const insertion = actionInsertion(document.getText(), risk);
              return insertion ? [{ kind: 'text', uri: document.uri, ...insertion }] : [];
            },
          },
        ],
      };
    }
  },
};
