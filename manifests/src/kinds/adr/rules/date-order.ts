import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { successionReference, successionsOf } from '../supersession.ts';
import type { Decision } from '../model.ts';

export const dateOrder: Rule<Decision> = {
  id: 'adr/date-order',
  severity: 'warning',
  *check({ document: { uri }, model, graph, today }) {
    const { date } = model;
    if (!date?.iso) return;
    if (date.iso > today) yield { message: t('The date {0} is in the future', date.iso), span: date.span };
    for (const succession of successionsOf(model, 'supersedes')) {
      for (const older of graph.resolve(successionReference(uri, succession))) {
        const other = older.facts?.date;
        if (typeof other !== 'string' || other <= date.iso || older.uri === uri) continue;
        // The date of a superseded record may be that of its last change: the day on which it was superseded.
        if (older.facts?.status === 'superseded') continue;
        yield {
          message: t(
            'This record ({0}) supersedes {1}, which is more recent ({2})',
            date.iso,
            older.name,
            other,
          ),
          span: date.span,
          related: [{ uri: older.uri, span: older.span, message: older.name }],
        };
      }
    }
  },
};
