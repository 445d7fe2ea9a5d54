import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { loads } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { dutyOf } from '../variant.ts';

/** How many times an even share of the rows is a large part. */
const FAIR_MULTIPLE = 2;

/** A role that answers for a large part of the matrix is its bottleneck. */
export const overload: Rule<RaciModel> = {
  id: 'raci/overload',
  severity: 'hint',
  *check({ model, settings }) {
    const { overloadShare, overloadMinimum } = settings.raci;
    for (const matrix of model.matrices) {
      const rows = matrix.activities.filter(({ assignments }) => assignments.length > 0).length;
      // Between three roles, a third of the rows is nothing unusual: only what is twice an even share counts.
      const share = Math.max(overloadShare, FAIR_MULTIPLE / matrix.roles.length);
      for (const [index, counts] of loads(matrix).entries()) {
        let owned = 0;
        for (const [letter, count] of counts) {
          const meaning = matrix.letters.get(letter);
          if (meaning && dutyOf(meaning) === 'own') owned += count;
        }
        const role = matrix.roles[index];
        if (!role || owned < overloadMinimum || owned <= share * rows) continue;
        yield {
          message: t('"{0}" is accountable for {1} of {2} activities', role.name, owned, rows),
          span: role.span,
        };
      }
    }
  },
};
