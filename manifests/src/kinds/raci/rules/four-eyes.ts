import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { holders } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { letterOfMeaning } from '../cell.ts';
import { rowsOf } from './rows.ts';

/** Who verifies has not done the work: two people look, four eyes see. */
export const fourEyes: Rule<RaciModel> = {
  id: 'raci/four-eyes',
  severity: 'error',
  *check({ document, ...context }) {
    for (const { matrix, activity } of rowsOf({ document, ...context })) {
      const verify = letterOfMeaning(matrix.letters, 'verifies');
      if (verify === undefined) continue;
      const doers = holders(matrix, activity, 'do');
      for (const { assignment, letter, span } of holders(matrix, activity, 'check')) {
        const same = letter === verify && doers.find((doer) => doer.assignment.role === assignment.role);
        if (!same || assignment.role === -1) continue;
        yield {
          message: t('"{0}" verifies its own work on "{1}"', assignment.name, activity.name),
          span,
          related: [
            { uri: document.uri, span: same.span, message: t('"{0}" does the work here', assignment.name) },
          ],
        };
      }
    }
  },
};
