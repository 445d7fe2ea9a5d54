import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { RaciModel } from '../model.ts';
import { repetitions } from './repetition.ts';

/** Two columns for the same role. */
export const duplicateRole: Rule<RaciModel> = {
  id: 'raci/duplicate-role',
  severity: 'error',
  *check({ document, model }) {
    for (const { roles } of model.matrices) {
      for (const { first, again } of repetitions(roles, ({ key }) => key)) {
        yield {
          message: t('Duplicate role "{0}"', again.name),
          span: again.span,
          related: [{ uri: document.uri, span: first.span, message: t('First "{0}"', first.name) }],
        };
      }
    }
  },
};
