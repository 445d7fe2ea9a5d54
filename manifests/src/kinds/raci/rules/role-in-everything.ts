import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { RaciModel } from '../model.ts';

/** A role that takes part in each of a few rows is normal. */
const LEAST_ROWS = 5;

/** Share of the roles with a letter in every row above which that is how the matrix is written. */
const MOST_ROLES = 0.4;

/** A role with no empty cell: is it needed in everything? */
export const roleInEverything: Rule<RaciModel> = {
  id: 'raci/role-in-everything',
  severity: 'hint',
  *check({ model }) {
    for (const { activities, roles, rolesDeclared } of model.matrices) {
      const rows = activities.filter(({ assignments }) =>
        assignments.some(({ placed }) => placed.length > 0),
      );
      if (!rolesDeclared || rows.length < LEAST_ROWS) continue;
      const present = roles.map(() => ({ rows: 0, last: -1 }));
      for (const [row, { assignments }] of rows.entries()) {
        for (const { role, placed } of assignments) {
          const of = present[role];
          if (!of || placed.length === 0 || of.last === row) continue;
          of.rows++;
          of.last = row;
        }
      }
      const everywhere = present.filter((of) => of.rows === rows.length).length;
      // Where every cell is filled, as some houses do, it says nothing of a role.
      if (everywhere > roles.length * MOST_ROLES) continue;
      for (const [index, { name, span }] of roles.entries()) {
        if (present[index]?.rows === rows.length)
          yield { message: t('"{0}" has a letter in every activity: is it needed in each?', name), span };
      }
    }
  },
};
