import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel, Written } from '../model.ts';

/** A mode is how it fails, its cause why, its effect what follows. One text in two columns is an analysis that stopped. */
export const modeRepeated: Rule<AmdecModel> = {
  id: 'amdec/mode-repeated',
  severity: 'warning',
  *check({ model }) {
    for (const { failureMode, effect, cause } of model.risks) {
      if (!failureMode) continue;
      if (effect && isSame(failureMode, effect)) {
        yield {
          message: t('The effect repeats the failure mode: describe its consequence'),
          span: effect.span,
        };
      }
      if (cause && isSame(failureMode, cause)) {
        yield { message: t('The cause repeats the failure mode: describe why it happens'), span: cause.span };
      }
    }
  },
};

function isSame(a: Written, b: Written): boolean {
  return nameKey(a.text) === nameKey(b.text);
}
