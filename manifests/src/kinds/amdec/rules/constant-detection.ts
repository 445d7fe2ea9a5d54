import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel } from '../model.ts';

/** Fewer rows may well agree by chance. */
const MIN_ROWS = 3;

/** When all rows have the same D it was copied rather than judged, and C says no more than G × F. */
export const constantDetection: Rule<AmdecModel> = {
  id: 'amdec/constant-detection',
  severity: 'hint',
  *check({ model }) {
    const [first, ...others] = model.risks.map(({ rating }) => rating.detection);
    if (first?.value === undefined || others.length + 1 < MIN_ROWS) return;
    if (others.some((rating) => rating?.value !== first.value)) return;
    yield {
      message: t(
        'All {0} risks have a detection rating of {1}: the rating does not distinguish them',
        others.length + 1,
        first.text,
      ),
      span: first.span,
    };
  },
};
