import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { ratingLabel } from '../vocabulary.ts';
import { RATING_NAMES, type AmdecModel } from '../model.ts';

/** The grid says which ratings exist and what they mean. Without it nobody can tell a 3 from a 4. */
export const gridUndeclared: Rule<AmdecModel> = {
  id: 'amdec/grid-undeclared',
  severity: 'warning',
  *check({ model }) {
    const { grid, risks, risksKey } = model;
    if (risks.length === 0) return;
    if (!grid) {
      const span = risksKey ?? risks[0]?.nameSpan ?? { start: 0, end: 0 };
      yield {
        message: t('The table declares no rating grid: define the allowed ratings and their meaning'),
        span,
      };
      return;
    }
    for (const name of RATING_NAMES) {
      if (grid[name] || !risks.some(({ rating }) => rating[name]?.text)) continue;
      yield {
        message: t('The grid does not define the ratings for {0}', ratingLabel(name)),
        span: grid.span,
      };
    }
  },
};
