import { t } from '@vscode/l10n';
import type { GroupCheck } from './group-rule.ts';

/** An alert that tells who it wakes neither what is wrong nor how bad it is. */
export const alertDescription: GroupCheck = {
  id: 'prometheus/alert-description',
  severity: 'hint',
  *check(groups) {
    for (const { alert, labels, annotations } of groups.flatMap(({ rules }) => rules)) {
      if (!alert) continue;
      if (annotations.length === 0)
        yield {
          message: t('The alert "{0}" has no annotation that says what is wrong and what to do', alert.text),
          span: alert.span,
        };
      else if (labels.length === 0)
        yield {
          message: t('The alert "{0}" has no label, such as a severity, to route it by', alert.text),
          span: alert.span,
        };
    }
  },
};
