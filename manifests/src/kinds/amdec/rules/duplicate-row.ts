import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel, Risk } from '../model.ts';

/** The same failure of the same item for the same cause is one risk: two rows would be rated and treated apart. */
export const duplicateRow: Rule<AmdecModel> = {
  id: 'amdec/duplicate-row',
  severity: 'warning',
  *check({ model, document }) {
    const first = new Map<string, Risk>();
    for (const risk of model.risks) {
      if (!risk.item || !risk.failureMode) continue;
      const key = [risk.item, risk.function, risk.failureMode, risk.cause]
        .map((part) => nameKey(part?.text ?? ''))
        .join('\n');
      const earlier = first.get(key);
      if (!earlier) first.set(key, risk);
      else {
        yield {
          message: t('Duplicate row: same item, failure mode and cause'),
          span: risk.failureMode.span,
          related: [{ uri: document.uri, span: earlier.nameSpan, message: t('First occurrence') }],
        };
      }
    }
  },
};
