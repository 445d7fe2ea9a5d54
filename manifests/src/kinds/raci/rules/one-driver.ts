import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { letterOfMeaning } from '../cell.ts';
import { holders } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** In DACI, exactly one role drives each decision. Without any, `raci/no-responsible` speaks. */
export const oneDriver: Rule<RaciModel> = {
  id: 'raci/one-driver',
  severity: 'error',
  *check(context) {
    const { uri } = context.document;
    for (const { matrix, activity } of rowsOf(context)) {
      const letter = letterOfMeaning(matrix.letters, 'driver');
      if (letter === undefined) continue;
      const drivers = holders(matrix, activity, 'do').filter((holder) => holder.letter === letter);
      const [first, second] = drivers;
      if (!first || !second) continue;
      const names = drivers.map(({ assignment }) => assignment.name).join(', ');
      yield {
        message: t(
          '{1} roles are drivers ({2}) of "{0}": {3}. Only one is allowed',
          activity.name,
          drivers.length,
          letter,
          names,
        ),
        span: second.span,
        related: [{ uri, span: first.span, message: t('"{0}" is a driver too', first.assignment.name) }],
      };
    }
  },
};
