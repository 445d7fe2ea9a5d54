import assert from 'node:assert/strict';
import { workspaceOf } from '../../../testing/workspace-of.ts';
import type { Timeline } from '../../../core/views/timeline.ts';
import { decisionTimeline } from './timeline.ts';
import { built, DIR, nygard } from '../../../testing/decision-views.ts';

const timelineOf = (documents: Readonly<Record<string, string>>): Timeline =>
  built(workspaceOf(documents), decisionTimeline, 'timeline').timeline;

describe('adr/timeline', () => {
  it('puts decisions in the order of their days, and those without a day aside', () => {
    const { events, undated, today } = timelineOf({
      [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Accepted', 'x', '2026-01-12'),
      [`${DIR}/0002-b.md`]: nygard(2, 'B', 'Rejected', 'x', '2025-12-01'),
      [`${DIR}/0003-c.md`]: nygard(3, 'C', 'Proposed', 'x', 'soon'),
    });
    assert.deepEqual(
      events.map(({ id, label, detail, date, tone }) => [id, label, detail, date, tone]),
      [
        ['ADR-0002', 'ADR-0002: B', 'Rejected', '2025-12-01', 'bad'],
        ['ADR-0001', 'ADR-0001: A', 'Accepted', '2026-01-12', 'good'],
      ],
    );
    assert.deepEqual(
      undated.map(({ id }) => id),
      ['ADR-0003'],
    );
    assert.equal(today, '2026-01-15');
  });
});
