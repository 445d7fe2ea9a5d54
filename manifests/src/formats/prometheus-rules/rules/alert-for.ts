import { t } from '@vscode/l10n';
import { pairOf } from '../../../core/yaml/node.ts';
import type { GroupCheck } from '../group-check.ts';

/** What an alert on a lasting state looks back with: it needs no `for`. */
const LOOKS_BACK = /\[[^\]]+\]|\babsent\b|_over_time\b/u;

/** An alert that fires at the first evaluation: one missed scrape wakes somebody. */
export const alertFor: GroupCheck = {
  id: 'prometheus/alert-for',
  severity: 'hint',
  *check(groups) {
    for (const { alert, node, expr } of groups.flatMap(({ rules }) => rules)) {
      if (alert && !pairOf(node, 'for') && !LOOKS_BACK.test(expr?.text ?? ''))
        yield {
          message: t('Alert "{0}" has no "for": it fires as soon as its condition is true', alert.text),
          span: alert.span,
        };
    }
  },
};
