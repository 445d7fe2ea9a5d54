import assert from 'node:assert/strict';
import { workspaceOf } from '../../../testing/workspace-of.ts';
import type { DecisionBoard } from '../../../core/views/decision-board.ts';
import { decisionBoard } from './board.ts';
import { built, DIR, nygard } from '../../../testing/decision-views.ts';

const boardOf = (documents: Readonly<Record<string, string>>): DecisionBoard =>
  built(workspaceOf(documents), decisionBoard, 'decision-board').board;

describe('adr/board', () => {
  it('shows the age of undecided decisions and what supersedes what', () => {
    const { statuses, decisions, undecidedLimit } = boardOf({
      [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Superseded by ADR-0002', 'x', '2025-01-01'),
      [`${DIR}/0002-b.md`]: nygard(2, 'B', 'Accepted\n\nSupersedes ADR-0001', 'x', '2025-06-01'),
      [`${DIR}/0003-c.md`]: nygard(3, 'C', 'Proposed', 'x', '2025-12-01'),
      [`${DIR}/0004-d.md`]: nygard(4, 'D', 'Draft', 'x', '2026-02-01'),
      [`${DIR}/0005-e.md`]: nygard(5, 'E', 'Superseded by ADR-0099', 'x', '2025-01-01'),
    });
    assert.deepEqual(
      statuses.map(({ status, label }) => [status, label]),
      [
        ['draft', 'Draft'],
        ['proposed', 'Proposed'],
        ['accepted', 'Accepted'],
        ['superseded', 'Superseded'],
      ],
    );
    assert.deepEqual(
      decisions.map(({ id, undecidedDays, supersedes, supersededBy }) => [
        id,
        undecidedDays,
        supersedes,
        supersededBy,
      ]),
      [
        ['ADR-0001', undefined, [], ['ADR-0002']],
        ['ADR-0002', undefined, ['ADR-0001'], []],
        ['ADR-0003', 45, [], []],
        ['ADR-0004', 0, [], []],
        ['ADR-0005', undefined, [], ['ADR-0099']],
      ],
    );
    assert.equal(undecidedLimit, 30);
  });
});
