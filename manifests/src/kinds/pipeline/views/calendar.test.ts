import assert from 'node:assert/strict';
import type { TableSection } from '../../../core/views/table.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { PipelineModel } from '../model.ts';
import { calendarView } from './calendar.ts';

const FILE = 'a.pipeline.yaml';

function sectionsOf(partition: string): readonly TableSection[] {
  const text = `version: 1
partitions:
  part: ${partition}
stages:
  load:
    run: "true"
    matrix: { part: '\${partitions.part}', model: [a, b] }
  report: { run: "true" }
`;
  const manifest = workspaceOf({ [FILE]: text }).manifest(uriOf(FILE));
  assert.ok(manifest);
  const content = calendarView.build({
    ...manifest.context,
    today: '2025-03-02',
    model: manifest.context.model as PipelineModel,
  });
  if (!content) return [];
  assert.ok(content.type === 'table');
  return content.table.sections;
}

/** The periods that have cells, and the names of the rows. */
function drawn(partition: string): readonly [periods: readonly string[], rows: readonly string[]] {
  const [section] = sectionsOf(partition);
  assert.ok(section);
  const periods = section.rows.flatMap(({ id, cells }) =>
    cells.flatMap(({ items }, index) =>
      index > 0 && items.length > 0 ? [`${id}${section.columns[index]?.id}`] : [],
    ),
  );
  return [periods, section.rows.map(({ cells }) => cells[0]?.items[0]?.text ?? '')];
}

describe('the calendar of partitions', () => {
  for (const [partition, periods, rows] of [
    ["{from: 2025-01-30, to: '2025-02-02', every: 1d}", 4, ['2025-01', '2025-02']],
    ['{from: 2025-01-01T00, to: 2025-01-02, every: 6h}', 8, ['2025-01-01', '2025-01-02']],
    ['{from: 2024-12-30, to: 2025-01-13, every: 1w}', 3, ['2024-12', '2025-01']],
    ['{from: 2024-11, to: 2025-02, every: 1mo}', 4, ['2024', '2025']],
    ["{from: '2019', to: '2021', every: 1y}", 3, ['2010', '2020']],
    ['{from: 2025-02-27, every: 1d}', 3, ['2025-02', '2025-03']],
  ] as const)
    it(`has a cell for each period of ${partition}`, () => {
      const [cells, names] = drawn(partition);
      assert.deepEqual([cells.length, names], [periods, rows]);
    });

  it('names the stage and the partition of its periods, which are made of row and column', () => {
    const sections = sectionsOf("{from: 2025-01-30, to: '2025-02-02', every: 1d}");
    assert.deepEqual(
      sections.map((section) => section.periods),
      [{ stage: 'load', partition: 'part' }],
    );
    assert.deepEqual(drawn("{from: 2025-01-30, to: '2025-02-02', every: 1d}")[0], [
      '2025-01-30',
      '2025-01-31',
      '2025-02-01',
      '2025-02-02',
    ]);
  });

  it('shows the last 1,500 periods, and says how many are not shown', () => {
    const [section] = sectionsOf('{from: 2010-01-01, to: 2014-12-31, every: 1d}');
    assert.deepEqual(section?.notes, ['Earlier periods that are not shown: 326']);
    assert.equal(drawn('{from: 2010-01-01, to: 2014-12-31, every: 1d}')[0].length, 1500);
  });

  it('has nothing to show of a partition that is not valid', () => {
    assert.deepEqual(sectionsOf('{from: yesterday, every: 1d}'), []);
  });
});
