import { t } from '@vscode/l10n';
import type { GroupCheck } from '../group-check.ts';

/** An alert that tells who it wakes neither what is wrong nor how bad it is. */
export const alertDescription: GroupCheck = {
  id: 'prometheus/alert-description',
  severity: 'hint',
  *check(groups) {
    for (const { alert, labels, annotations } of groups.flatMap(({ rules }) => rules)) {
      if (!alert) continue;
      if (annotations.length === 0)
        yield {
          message: t(
            'Alert "{0}" has no annotation that describes the problem and the action to take',
            alert.text,
          ),
          span: alert.span,
        };
      else if (labels.length === 0)
        yield {
          message: t('Alert "{0}" has no label for routing, such as a severity', alert.text),
          span: alert.span,
        };
    }
  },
};
