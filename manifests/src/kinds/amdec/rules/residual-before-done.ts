import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { openActions } from '../assessment.ts';
import type { AmdecModel } from '../model.ts';
import { residualRating } from '../residual.ts';

/** The residual ratings are those of the risk as it is after its actions: until they are done nobody has seen them. */
export const residualBeforeDone: Rule<AmdecModel> = {
  id: 'amdec/residual-before-done',
  severity: 'warning',
  *check({ model, document }) {
    for (const risk of model.risks) {
      const open = openActions(risk);
      const [first] = open;
      if (!risk.residual || !residualRating(risk) || !first) continue;
      yield {
        message:
          open.length === 1
            ? t('Residual ratings are set, but an action is not done yet')
            : t('Residual ratings are set, but {0} actions are not done yet', open.length),
        span: risk.residual.keySpan,
        related: open.map(({ nameSpan }) => ({
          uri: document.uri,
          span: nameSpan,
          message: t('Not done yet'),
        })),
      };
    }
  },
};
