import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { loads } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { dutyOf } from '../variant.ts';

/** Matrices of fewer rows say too little of a role. */
const LEAST_ROWS = 3;

/** A declared role that neither does nor answers for anything: is it a stakeholder, or are its letters missing? */
export const idleRole: Rule<RaciModel> = {
  id: 'raci/idle-role',
  severity: 'warning',
  *check({ model }) {
    for (const matrix of model.matrices) {
      if (!matrix.rolesDeclared || matrix.activities.length < LEAST_ROWS) continue;
      if (matrix.activities.some(({ legible }) => !legible)) continue;
      for (const [index, counts] of loads(matrix).entries()) {
        const acts = [...counts.keys()].some((letter) => {
          const meaning = matrix.letters.get(letter);
          return meaning === undefined || !['advise', 'know', 'out'].includes(dutyOf(meaning));
        });
        const role = matrix.roles[index];
        if (acts || !role) continue;
        yield {
          message:
            counts.size === 0
              ? t('"{0}" has no letter in this matrix', role.name)
              : t('"{0}" is neither responsible nor accountable for any activity in this matrix', role.name),
          span: role.span,
        };
      }
    }
  },
};
