import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { loads } from '../duty.ts';
import type { Matrix, RaciModel } from '../model.ts';

/** Matrices of fewer rows say too little of a role. */
const LEAST_ROWS = 3;

/** A declared role without a letter, in this matrix and the others of the file, which divide the activities of one team. One that is only consulted or informed is a stakeholder, and has its column for that. */
export const idleRole: Rule<RaciModel> = {
  id: 'raci/idle-role',
  severity: 'warning',
  *check({ model }) {
    const busy = new Set(model.matrices.flatMap(busyRoles));
    for (const matrix of model.matrices) {
      if (!matrix.rolesDeclared || matrix.activities.length < LEAST_ROWS) continue;
      if (matrix.activities.some(({ legible }) => !legible)) continue;
      for (const [index, counts] of loads(matrix).entries()) {
        const role = matrix.roles[index];
        if (counts.size > 0 || !role || busy.has(nameKey(role.name))) continue;
        yield { message: t('"{0}" has no letter in this matrix', role.name), span: role.span };
      }
    }
  },
};

function busyRoles(matrix: Matrix): readonly string[] {
  return [...loads(matrix).entries()].flatMap(([index, { size }]) => {
    const role = matrix.roles[index];
    return role && size > 0 ? [nameKey(role.name)] : [];
  });
}
