import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { RaciModel } from '../model.ts';
import { repetitions } from './repetition.ts';

/** Two rows of one section for the same activity: which one counts? */
export const duplicateActivity: Rule<RaciModel> = {
  id: 'raci/duplicate-activity',
  severity: 'error',
  *check({ document, model }) {
    for (const { activities } of model.matrices) {
      const twice = repetitions(activities, ({ key, section }) =>
        section ? `${nameKey(section.name)}\n${key}` : key,
      );
      for (const { first, again } of twice) {
        yield {
          message: t('Duplicate activity "{0}"', again.name),
          span: again.span,
          related: [{ uri: document.uri, span: first.span, message: t('First "{0}"', first.name) }],
        };
      }
    }
  },
};
