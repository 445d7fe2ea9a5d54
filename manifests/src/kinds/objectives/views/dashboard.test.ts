import assert from 'node:assert/strict';
import type { KindContext } from '../../../core/kind.ts';
import type { TableSection } from '../../../core/views/table.ts';
import type { ObjectivesModel } from '../../../formats/objectives/model.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../../testing/workspace-of.ts';
import { dashboardView } from './dashboard.ts';
import { MOST_READ } from './measured-sources.ts';

const YAML = `version: 1
owner: IT
objectives:
  energy:
    title: Energy
    kind: green
    unit: kWh
    target: { atMost: 10 }
    window: month
    indicator: { value: { column: total, aggregate: sum } }
    source: { path: a.csv, time: day }
  up:
    kind: slo
    subject: shop
    target: { atLeast: 99 }
    window: 30d
    indicator: { ratio: { good: good, total: total } }
    source: { path: a.csv, time: day }
  gone:
    kind: kpi
    target: { atLeast: 1 }
    window: month
    indicator: { value: { column: total, aggregate: sum } }
    source: { path: b.csv, time: day }
  outside:
    kind: lean
    target: { atLeast: 1 }
    window: month
    indicator: { value: { column: total, aggregate: sum } }
    source: { path: ../../secret.csv, time: day }
`;
const CSV = 'day,good,total\n2026-01-01,995,1000\n2026-01-02,1000,1000\n';

/** Each row as `id|group|cells …`. */
function rowsOf(
  options: TestOptions,
  yaml = YAML,
): { rows: readonly string[]; notes: readonly string[]; section: TableSection | undefined } {
  const manifest = workspaceOf({ 'objectives.yaml': yaml }, options).manifest(uriOf('objectives.yaml'));
  assert.ok(manifest);
  const content = dashboardView.build(manifest.context as KindContext<ObjectivesModel>);
  assert.ok(content?.type === 'table');
  const [section] = content.table.sections;
  const rows = (section?.rows ?? []).map(({ id, group, cells }) =>
    [
      id,
      group,
      ...cells.map(({ items }) =>
        items.map(({ text, tone }) => `${text}${tone ? ` ${tone}` : ''}`).join('+'),
      ),
    ].join('|'),
  );
  return { rows, notes: content.table.notes, section };
}

describe('objectives/dashboard', () => {
  it('measures the sources of the workspace, by category, and says what it does not know', () => {
    const { rows, notes } = rowsOf({ beginnings: { 'a.csv': CSV } });
    assert.deepEqual(rows, [
      'up|Service levels (SLO)|up|met good|99.75 %|≥ 99 %|5 h 24 min (75 %)|0.25 (3 d)|met 1 of 1|2026-01-02|shop|IT',
      'gone|Indicators (KPI)|gone|no data muted+"b.csv" cannot be read||≥ 1||||||IT',
      'outside|Lean IT|outside|no data muted+"../../secret.csv" cannot be read||≥ 1||||||IT',
      'energy|Green IT|Energy|breached bad|2000 kWh|≤ 10 kWh|||met 0 of 1|2026-01-02||IT',
    ]);
    assert.deepEqual(notes, [
      '4 objectives: 1 met, 0 at risk, 1 breached, 2 without data',
      'Includes measurements up to 2026-01-15.',
    ]);
  });

  it('shows the last value of a window that is over, and that it is none of now', () => {
    const { rows } = rowsOf({ beginnings: { 'a.csv': CSV }, today: '2026-07-01' });
    assert.equal(
      rows[0],
      'up|Service levels (SLO)|up|no data muted+the last measurement is of 2026-01-02|99.75 %|≥ 99 %|||met 1 of 1|2026-01-02|shop|IT',
    );
  });

  it('does not read the beginning of a large source for all of it', () => {
    const large = new Uint8Array(MOST_READ + 1);
    const { rows } = rowsOf({ beginnings: { 'a.csv': CSV }, binaries: { 'a.csv': large } });
    assert.match(rows[0] ?? '', /no data muted\+"a\.csv" is too large for a view: run "vitruve objectives"/u);
  });

  it('reads a source anew when its text changes, and nothing else of it', () => {
    const valueIn = (csv: string): string => rowsOf({ beginnings: { 'a.csv': csv } }).rows[0] ?? '';
    assert.match(valueIn(CSV), /\|99\.75 %\|/u);
    assert.match(valueIn(CSV.replace('995', '985')), /\|99\.25 %\|/u);
    assert.match(valueIn(CSV), /\|99\.75 %\|/u);
  });

  it('reads no more of all sources than a key stroke may take, and says so', () => {
    // Two objectives read it in two ways.
    const half = CSV + '\n'.repeat(MOST_READ / 2 - CSV.length);
    assert.doesNotMatch(rowsOf({ beginnings: { 'a.csv': half } }).rows.join('\n'), /too large/u);
    const more = rowsOf({ beginnings: { 'a.csv': `${half}\n` } }).rows;
    const refused = more.filter((row) => row.includes('The sources are too large for a view'));
    assert.equal(refused.length, 1, more.join('\n'));
  });

  it('leaves Parquet files to the task, and says so', () => {
    const { rows } = rowsOf({}, YAML.replaceAll('a.csv', 'a.parquet'));
    assert.match(rows[0] ?? '', /"a\.parquet" is a Parquet file: "vitruve objectives" measures it/u);
  });

  it('draws the windows as a line, and leads to the objective', () => {
    const { section } = rowsOf({ beginnings: { 'a.csv': CSV } });
    const row = section?.rows[0];
    assert.ok(row?.source);
    assert.deepEqual(row.cells[6]?.trend, [99.75]);
    assert.equal(YAML.slice(row.source.start, row.source.end), 'up');
  });

  it('is not there for a file without objectives', () => {
    const manifest = workspaceOf({ 'objectives.yaml': 'version: 1\nobjectives: {}\n' }).manifest(
      uriOf('objectives.yaml'),
    );
    assert.equal(dashboardView.build(manifest?.context as KindContext<ObjectivesModel>), undefined);
  });
});
