import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { Diagram } from '../../../core/views/diagram.ts';
import type { RiskMap } from '../../../core/views/risk-map.ts';
import type { Content } from '../../../core/views/view.ts';

const EXAMPLE = readFileSync(
  join(import.meta.dirname, '../../../../../examples/data-governance/risques.amdec.yaml'),
  'utf8',
);

function contentOf(
  view: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Content | undefined {
  const manifest = workspaceOf({ 'a.amdec.yaml': text, ...others }).manifest(uriOf('a.amdec.yaml'));
  const found = manifest?.kind.views?.find(({ id }) => id === view);
  assert.ok(manifest && found?.scope === 'document', text);
  const content = found.build(manifest.context);
  assert.deepEqual(content && JSON.parse(JSON.stringify(content)), content);
  return content;
}

function mapOf(text: string): RiskMap | undefined {
  const content = contentOf('amdec/map', text);
  return content?.type === 'risk-map' ? content.map : undefined;
}

function diagramOf(text: string, others?: Readonly<Record<string, string>>): Diagram | undefined {
  const content = contentOf('amdec/components', text, others);
  return content?.type === 'diagram' ? content.diagram : undefined;
}

const risk = (id: string, ratings: string, more = ''): string =>
  `  - id: ${id}\n    failureMode: fails\n    ${ratings}\n${more}`;
const rated = (severity: number, occurrence: number, detection?: number): string =>
  [
    `severity: ${severity}`,
    `occurrence: ${occurrence}`,
    ...(detection === undefined ? [] : [`detection: ${detection}`]),
  ].join('\n    ');

describe('amdec/views/map', () => {
  it('places risks by their ratings, before the actions and after them', () => {
    const map = mapOf(EXAMPLE);
    assert.ok(map);
    assert.equal(map.threshold, 24);
    assert.equal(map.severity.labels[1], 'gêne interne');
    assert.deepEqual([map.occurrence.minimum, map.occurrence.maximum], [1, 4]);
    const [first, second] = map.risks;
    assert.ok(first && second);
    assert.equal(EXAMPLE.slice(first.source.start, first.source.end), 'R-01');
    assert.match(
      EXAMPLE.slice(first.source.extent?.start, first.source.extent?.end),
      /^id: R-01[^]*criticality: 8\}$/u,
    );
    assert.deepEqual(first.initial, { severity: 4, occurrence: 3, detection: 2, criticality: 24 });
    assert.deepEqual(first.residual, { severity: 4, occurrence: 1, detection: 2, criticality: 8 });
    assert.deepEqual([first.aboveThreshold, first.residualAboveThreshold], [true, false]);
    assert.deepEqual(
      second.actions.map(({ owners, status, due, overdue }) => [owners, status, due, overdue]),
      [
        [['Architecte de données'], 'in-progress', '2028-06-30', false],
        [['RSSI'], 'open', '2028-09-30', false],
      ],
    );
  });

  it('takes the smallest usual scale that holds the ratings, where none is declared', () => {
    const scale = (highest: number): number | undefined =>
      mapOf(`risks:\n${risk('R1', rated(highest, 1))}`)?.severity.maximum;
    assert.deepEqual([1, 4, 5, 6, 10].map(scale), [4, 4, 5, 10, 10]);
    assert.equal(mapOf(`risks:\n${risk('R1', rated(1, 1))}`)?.detection, undefined);
  });

  it('counts the ratings after the actions too', () => {
    const map = mapOf(`risks:\n${risk('R1', rated(2, 2), '    residual: {occurrence: 5}\n')}`);
    assert.equal(map?.occurrence.maximum, 5);
    assert.deepEqual(map.risks[0]?.residual, { severity: 2, occurrence: 5, criticality: 10 });
  });

  it('gives a risk without all ratings no place, and one with a slip none on the scale', () => {
    const map = mapOf(
      `grid: {severity: {min: 1, max: 4}, occurrence: {min: 1, max: 4}}\nrisks:\n${risk('R1', 'severity: 3')}${risk('R2', rated(44, 2))}${risk('R3', rated(5, 2))}`,
    );
    assert.deepEqual(
      map?.risks.map(({ initial }) => initial?.severity),
      [undefined, 44, 5],
    );
    assert.equal(map.severity.maximum, 5);
  });

  it('widens no scale by a slip beyond 10', () => {
    const maximum = (severity: number): number | undefined =>
      mapOf(
        `grid: {severity: {min: 1, max: 4}, occurrence: {min: 1, max: 4}}\nrisks:\n${risk('R1', rated(severity, 2))}`,
      )?.severity.maximum;
    assert.deepEqual([4, 10, 11, 44].map(maximum), [4, 10, 4, 4]);
  });

  it('has the Action Priority of tables from 1 to 10, and the threshold of the settings', () => {
    const grid =
      'grid: {severity: {min: 1, max: 10}, occurrence: {min: 1, max: 10}, detection: {min: 1, max: 10}}\n';
    const map = mapOf(`${grid}risks:\n${risk('R1', rated(9, 6, 5))}${risk('R2', rated(2, 2, 2))}`);
    assert.deepEqual(
      map?.risks.map(({ actionPriority, aboveThreshold }) => [actionPriority, aboveThreshold]),
      [
        ['H', true],
        ['L', false],
      ],
    );
    assert.equal(map.threshold, 100);
  });

  it('knows what is overdue, and that what is done is not', () => {
    const action = (status: string): string => `      - {action: do, due: 2026-01-14, status: ${status}}\n`;
    const actions = `    actions:\n${action('open')}${action('done')}${action('cancelled')}`;
    const map = mapOf(`risks:\n${risk('R1', rated(1, 1), actions)}`);
    assert.deepEqual(
      map?.risks[0]?.actions.map(({ overdue }) => overdue),
      [true, false, false],
    );
  });

  it('distinguishes risks with the same id, or with none', () => {
    const map = mapOf(`risks:\n${risk('R1', rated(1, 1))}${risk('R1', rated(1, 1))}  - failureMode: other\n`);
    assert.deepEqual(
      map?.risks.map(({ id }) => id),
      ['R1', 'R1~2', '#3'],
    );
    assert.equal(mapOf('title: Nothing yet\n'), undefined);
  });
});

describe('amdec/views/components', () => {
  it('groups risks by what they are of, with what is to be done and what was decided', () => {
    const action =
      '    actions:\n      - {action: Encrypt, type: prevention, owner: [CISO, Dev], due: 2026-01-14, decisions: [ADR-0002]}\n      - {action: Log, status: done, decisions: [ADR-7]}\n';
    const text = `threshold: 6\nrisks:\n${risk('R1', rated(3, 2), `    item: Backup\n${action}`)}${risk('R2', rated(3, 2), '    item: backup\n    residual: {occurrence: 1}\n')}${risk('R3', rated(1, 1))}${risk('R4', 'severity: 1')}`;
    const diagram = diagramOf(text, {
      'docs/adr/0002-encrypt.md': '# Encrypt backups\n\n## Status\n\nAccepted\n',
    });
    assert.ok(diagram);
    assert.deepEqual(
      diagram.nodes.map(({ label, detail, tone, outline, group }) => [label, detail, tone, outline, group]),
      [
        ['R1 · fails', 'C 6', 'bad', 'double', 'component:backup'],
        ['Encrypt', 'overdue since 2026-01-14 · CISO, Dev', 'bad', undefined, undefined],
        ['ADR-0002', 'Encrypt backups', 'accent', undefined, undefined],
        ['ADR-7', undefined, 'muted', 'dashed', undefined],
        ['R2 · fails', 'C 6 → 3', 'good', undefined, 'component:backup'],
        ['R3 · fails', 'C 1', 'neutral', undefined, undefined],
        ['R4 · fails', undefined, 'muted', 'dashed', undefined],
      ],
    );
    assert.deepEqual(
      diagram.edges.map(({ from, to, line, label }) => [from, to, line, label]),
      [
        ['risk:r1', 'action:risk:r1:encrypt', 'solid', 'prevention'],
        ['action:risk:r1:encrypt', 'decision:adr-2', 'dashed', undefined],
        ['risk:r1', 'decision:adr-7', 'dashed', undefined],
      ],
    );
    assert.equal(
      diagram.nodes.find(({ label }) => label === 'ADR-0002')?.source?.uri,
      uriOf('docs/adr/0002-encrypt.md'),
    );
    assert.deepEqual(
      diagram.groups.map(({ label }) => label),
      ['Backup'],
    );
    assert.ok(!diagram.legend.some(({ label }) => label === 'Open action'));
  });

  it('keeps ids unique, and arrows between nodes that are there', () => {
    const diagram = diagramOf(EXAMPLE);
    assert.ok(diagram);
    const ids = new Set(diagram.nodes.map(({ id }) => id));
    assert.equal(ids.size, diagram.nodes.length);
    for (const { from, to } of diagram.edges) assert.ok(ids.has(from) && ids.has(to), `${from} ${to}`);
    const groups = new Set(diagram.groups.map(({ id }) => id));
    for (const { group } of diagram.nodes) assert.ok(group === undefined || groups.has(group));
    assert.equal(diagramOf('title: Nothing yet\n'), undefined);
  });
});
