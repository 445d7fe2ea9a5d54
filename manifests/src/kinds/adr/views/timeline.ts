import { t } from '@vscode/l10n';
import type { TimelineEvent } from '../../../core/views/timeline.ts';
import type { FolderView } from '../../../core/views/view.ts';
import { statusLabel } from '../../../formats/citations/status.ts';
import { decisionLabel, decisionsOf, type ShownDecision } from './decisions.ts';
import { STATUS_STYLES } from './status-style.ts';
import { noDecision } from './empty.ts';

/** Decisions in the order of their days. */
export const decisionTimeline: FolderView = {
  id: 'adr/timeline',
  empty: noDecision,
  scope: 'folder',
  subject: 'decision',
  title: () => t('Decision timeline'),
  build(context) {
    const decisions = decisionsOf(context);
    if (decisions.length === 0) return undefined;
    const events: TimelineEvent[] = [];
    const undated: Omit<TimelineEvent, 'date'>[] = [];
    for (const decision of decisions) {
      const event = eventOf(decision);
      if (decision.date === undefined) undated.push(event);
      else events.push({ ...event, date: decision.date });
    }
    events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    return { type: 'timeline', timeline: { events, undated, today: context.today } };
  },
};

function eventOf(decision: ShownDecision): Omit<TimelineEvent, 'date'> {
  const { id, status, source } = decision;
  const { tone } = STATUS_STYLES[status];
  return { id, label: decisionLabel(decision), detail: statusLabel(status), tone, source };
}
