import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nextRiskId } from '../identifier.ts';
import type { AmdecModel, Written } from '../model.ts';
import { replacement } from './fixes.ts';

/** An id names one risk: minutes, tickets and reports refer to it. */
export const duplicateId: Rule<AmdecModel> = {
  id: 'amdec/duplicate-id',
  severity: 'error',
  *check({ model, document }) {
    const first = new Map<string, Written>();
    let free: string | undefined;
    for (const { id } of model.risks) {
      if (!id) continue;
      const key = nameKey(id.text);
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, id);
        continue;
      }
      free ??= nextRiskId(model);
      yield {
        message: t('Duplicate risk id "{0}"', id.text),
        span: id.span,
        related: [{ uri: document.uri, span: earlier.span, message: t('First risk with this id') }],
        fixes: [replacement(document.uri, id.span, free, t('Change to "{0}"', free))],
      };
    }
  },
};
