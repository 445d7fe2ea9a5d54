import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { loads } from '../duty.ts';
import type { RaciModel } from '../model.ts';

/** Matrices of fewer rows say too little of a role. */
const LEAST_ROWS = 3;

/** A declared role without a letter. One that is only consulted or informed is a stakeholder, and has its column for that. */
export const idleRole: Rule<RaciModel> = {
  id: 'raci/idle-role',
  severity: 'warning',
  *check({ model }) {
    for (const matrix of model.matrices) {
      if (!matrix.rolesDeclared || matrix.activities.length < LEAST_ROWS) continue;
      if (matrix.activities.some(({ legible }) => !legible)) continue;
      for (const [index, counts] of loads(matrix).entries()) {
        const role = matrix.roles[index];
        if (counts.size > 0 || !role) continue;
        yield { message: t('"{0}" has no letter in this matrix', role.name), span: role.span };
      }
    }
  },
};
