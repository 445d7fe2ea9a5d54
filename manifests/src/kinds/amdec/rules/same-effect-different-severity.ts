import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel, Rating } from '../model.ts';

/** Severity belongs to the effect: the same effect is as severe whatever causes it. */
export const sameEffectDifferentSeverity: Rule<AmdecModel> = {
  id: 'amdec/same-effect-different-severity',
  severity: 'warning',
  *check({ model, document }) {
    const first = new Map<string, Rating>();
    for (const { effect, rating } of model.risks) {
      const { severity } = rating;
      if (!effect || severity?.value === undefined) continue;
      const key = nameKey(effect.text).replace(/[.;!\s]+$/u, '');
      const earlier = first.get(key);
      if (!earlier) first.set(key, severity);
      else if (earlier.value !== severity.value) {
        yield {
          message: t(
            'Inconsistent severity: the same effect is rated {0} elsewhere and {1} here',
            earlier.text,
            severity.text,
          ),
          span: severity.span,
          related: [{ uri: document.uri, span: earlier.span, message: t('Same effect, different severity') }],
        };
      }
    }
  },
};
