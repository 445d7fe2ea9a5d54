import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { RaciModel } from '../model.ts';
import { repetitions } from './repetition.ts';

/** What the rows of a template are called before somebody fills them in. */
const TEMPLATE_NAME =
  /^(?:activity|task|deliverable|activité|tâche|livrable)(?: (?:name|title|description))?$|^[[{<].*[\]}>]$|^(?:…|\.{3})$/iu;

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
        if (TEMPLATE_NAME.test(again.name)) continue;
        yield {
          message: t('Duplicate activity "{0}"', again.name),
          span: again.span,
          related: [{ uri: document.uri, span: first.span, message: t('First "{0}"', first.name) }],
        };
      }
    }
  },
};
