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
            ? t('This risk needs an action: {0}, at or above the threshold of {1}', computed, threshold)
            : t('This risk needs an action or a justification: its Action Priority is H ({0})', computed),
        span: risk.nameSpan,
        fixes: [
          {
            title: t('Add an action'),
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
