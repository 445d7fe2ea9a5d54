import assert from 'node:assert/strict';
import { definition } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { Lineage } from './lineage.ts';

const PIPELINE = `version: 1
stages:
  clean:
    uses: vitruve/sql
    with: { file: sql/clean.sql, inputs: { raw: data/raw.csv }, outputs: { clean: '\${outputs.clean}' } }
    outputs: { clean: data/clean.parquet }
  daily:
    uses: vitruve/sql
    with:
      query: SELECT day, sum(amount) AS total FROM c GROUP BY day HAVING count(*) >= 11
      inputs: { c: '\${stages.clean.outputs.clean}' }
      outputs: { daily: '\${outputs.daily}' }
    outputs: { daily: data/daily.csv }
`;
const SUITE = `version: 1
tables:
  daily:
    path: data/daily.csv
    checks:
      total: { column: total, notNull: true }
      oops: { column: totl, notNull: true }
  raw:
    path: data/raw.csv
    checks:
      id: { column: id, notNull: true }
`;
const BEGINNINGS = {
  'data/raw.csv': 'id,day,amount\n1,2026-01-15,2.5\n',
  'sql/clean.sql': 'CREATE TABLE clean AS\nSELECT id, day, round(amount, 2) AS amount FROM raw;',
};
const OPTIONS = { beginnings: BEGINNINGS, files: Object.keys(BEGINNINGS) };

function project(): Workspace {
  return workspaceOf({ 'a.pipeline.yaml': PIPELINE, 'a.quality.yaml': SUITE }, OPTIONS);
}

function at(workspace: Workspace, text: string): Parameters<typeof hover>[2] {
  const document = workspace.document(uriOf('a.quality.yaml'));
  assert.ok(document);
  return document.positionAt(SUITE.indexOf(text) + 1);
}

function hovered(text: string): string {
  const workspace = project();
  const { contents } = hover(workspace, uriOf('a.quality.yaml'), at(workspace, text)) ?? {};
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

function onlyPlace(...given: Parameters<typeof definition>): ReturnType<typeof definition>[number] {
  const [place] = definition(...given);
  assert.ok(place);
  return place;
}

describe('lineage of columns', () => {
  it('goes from a report to the source, stage by stage', () => {
    const { columns, isWhole } = new Lineage(project().graph).table(uriOf('data/daily.csv'));
    assert.equal(isWhole, true);
    assert.deepEqual(
      columns.map(({ name, type, origins }) => [
        name,
        type,
        origins?.map(({ column, isBlended }) => [column, isBlended]),
      ]),
      [
        ['day', 'DATE', [['day', true]]],
        ['total', undefined, [['amount', true]]],
      ],
    );
    assert.equal(
      hovered('total, notNull'),
      '**total** · data/daily.csv\n\n- from "amount" of data/clean.parquet, aggregated by stage "daily"\n  - from "amount" of data/raw.csv, by stage "clean"',
    );
  });

  it('tells the type of a column, and how it is known', () => {
    assert.equal(hovered('id, notNull'), '**id** · BIGINT · data/raw.csv\n\nType inferred from 1 row');
    assert.equal(hovered('data/daily.csv'), 'Columns: 2\n\nday *DATE*, total');
  });

  it('tells why columns are not known', () => {
    const workspace = workspaceOf({ 'a.quality.yaml': SUITE }, {});
    const { contents } = hover(workspace, uriOf('a.quality.yaml'), at(workspace, 'data/raw.csv')) ?? {};
    assert.deepEqual(contents, { kind: 'markdown', value: 'Columns unknown: "raw.csv" does not exist' });
  });

  it('reports a column that the SQL of a stage does not make', () => {
    const { findings } = project().check(uriOf('a.quality.yaml'));
    const unknown = findings.filter(({ rule }) => rule === 'quality/column-unknown');
    assert.deepEqual(
      unknown.map(({ message }) => message),
      ['Table "daily" has no column "totl". Did you mean "total"?'],
    );
  });

  it('leads to the first line of a file', () => {
    const workspace = project();
    const place = onlyPlace(workspace, uriOf('a.quality.yaml'), at(workspace, 'id, notNull'));
    assert.equal(place.targetUri, uriOf('data/raw.csv'));
    assert.deepEqual(place.targetRange, {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 2 },
    });
  });

  it('leads to the SQL that names a column', () => {
    const suite = SUITE.replace('data/daily.csv', 'data/clean.parquet').replace(
      'column: total',
      'column: amount',
    );
    const workspace = workspaceOf({ 'a.pipeline.yaml': PIPELINE, 'a.quality.yaml': suite }, OPTIONS);
    const document = workspace.document(uriOf('a.quality.yaml'));
    assert.ok(document);
    const place = onlyPlace(
      workspace,
      uriOf('a.quality.yaml'),
      document.positionAt(suite.indexOf('amount') + 1),
    );
    assert.equal(place.targetUri, uriOf('sql/clean.sql'));
    assert.deepEqual(place.targetRange.start, { line: 1, character: 36 });
  });

  it('ends where stages make what they read', () => {
    const round = PIPELINE.replace('raw: data/raw.csv', 'raw: data/daily.csv');
    const workspace = workspaceOf({ 'a.pipeline.yaml': round }, OPTIONS);
    assert.equal(new Lineage(workspace.graph).table(uriOf('data/daily.csv')).columns.length, 2);
  });
});
