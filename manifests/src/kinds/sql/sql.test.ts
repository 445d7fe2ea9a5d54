import assert from 'node:assert/strict';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import { ignoring } from '../../core/findings/ignore.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { isManifestName } from '../files.ts';
import { SQL } from './kind.ts';

const FILE = 'a.sql';
const PIPELINE = `version: 1
stages:
  totals:
    uses: vitruve/sql
    with: { file: a.sql, inputs: { votes: votes.csv, people: '\${params.path}' }, outputs: { t: out.csv } }
    outputs: { t: out.csv }
`;
const BEGINNINGS = { 'votes.csv': 'list,votes\nA,12\n' };

/** A workspace, with the place of `|` in the SQL. */
function project(
  marked: string,
  pipeline = PIPELINE,
): { workspace: Workspace; at: ReturnType<typeof position> } {
  const options = { beginnings: BEGINNINGS, files: ['votes.csv'] };
  const workspace = workspaceOf({ 'a.pipeline.yaml': pipeline, [FILE]: marked.replace('|', '') }, options);
  return { workspace, at: position(workspace, marked.indexOf('|')) };
}

function position(workspace: Workspace, offset: number): { line: number; character: number } {
  const document = workspace.document(uriOf(FILE));
  assert.ok(document);
  return document.positionAt(offset);
}

function proposed(marked: string): readonly string[] {
  const { workspace, at } = project(marked);
  return completion(workspace, uriOf(FILE), at).map(({ label }) => label);
}

function messages(sql: string, pipeline?: string): readonly string[] {
  const { workspace } = project(sql, pipeline);
  return workspace.check(uriOf(FILE)).findings.map(({ message }) => message);
}

describe('sql', () => {
  it('is known by the name of its files, which no search reads', () => {
    assert.equal(workspaceOf({ [FILE]: '' }).kindOf(uriOf(FILE)), SQL);
    assert.equal(isManifestName('/x/a.sql'), false);
  });

  it('proposes tables behind FROM and JOIN, and the columns of those that are meant', () => {
    assert.deepEqual(proposed('SELECT 1 FROM |'), ['votes', 'people']);
    assert.deepEqual(proposed('CREATE VIEW a AS FROM votes; SELECT 1 FROM votes JOIN |'), [
      'votes',
      'people',
      'a',
    ]);
    assert.deepEqual(proposed('SELECT | FROM votes'), ['list', 'votes']);
    assert.deepEqual(proposed('SELECT v.vo| FROM votes AS v'), ['list', 'votes']);
    assert.deepEqual(proposed('SELECT x.| FROM votes AS v'), []);
    assert.deepEqual(proposed('SELECT 1 FROM (SELECT list AS l, | FROM votes) AS inner'), ['list', 'votes']);
    assert.deepEqual(proposed('SELECT | FROM (SELECT list AS l FROM votes) AS i'), ['l']);
    assert.deepEqual(proposed('SELECT | FROM ('), ['list', 'votes']);
  });

  it('explains columns and tables', () => {
    const shown = (marked: string): unknown => {
      const { workspace, at } = project(marked);
      const { contents } = hover(workspace, uriOf(FILE), at) ?? {};
      return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
    };
    assert.equal(
      shown('SELECT vo|tes FROM votes'),
      '**votes** · BIGINT\n\n---\n\n**votes** · BIGINT · votes.csv\n\nType inferred from 1 row',
    );
    assert.equal(shown('SELECT 1 FROM vo|tes'), '**votes** · Columns: 2\n\nlist *VARCHAR*, votes *BIGINT*');
    assert.equal(shown('SELECT 1 + |2 FROM votes'), undefined);
  });

  it('leads to where a column is named', () => {
    const place = (marked: string): unknown => {
      const { workspace, at } = project(marked);
      const [found] = definition(workspace, uriOf(FILE), at);
      return found && [found.targetUri, found.targetRange.start];
    };
    assert.deepEqual(place('SELECT vo|tes FROM votes'), [uriOf('votes.csv'), { line: 0, character: 5 }]);
    assert.deepEqual(place('SELECT |l FROM (SELECT list AS l FROM votes)'), [
      uriOf(FILE),
      { line: 0, character: 30 },
    ]);
  });

  it('reports names that nothing has, and none of tables that are not known', () => {
    assert.deepEqual(messages('SELECT lst FROM votes'), [
      'Column "lst" does not exist. Did you mean "list"?',
    ]);
    assert.deepEqual(messages('SELECT anything FROM people'), []);
    assert.deepEqual(messages('SELECT 1 FROM vots'), ['Table "vots" does not exist. Did you mean "votes"?']);
  });

  it('reports nothing in SQL that no stage runs, or that is right in another stage', () => {
    assert.deepEqual(messages('SELECT lst FROM votes', 'version: 1\nstages: {}\n'), []);
    const other = `${PIPELINE}  more:
    uses: vitruve/sql
    with: { file: a.sql, inputs: { votes: other.parquet }, outputs: { t: more.csv } }
    outputs: { t: more.csv }
`;
    assert.deepEqual(messages('SELECT lst FROM votes', other), []);
  });

  it('is checked again as a stage or a table changes', () => {
    const { workspace } = project('SELECT lst FROM votes');
    assert.equal(workspace.check(uriOf(FILE)).findings.length, 1);
    workspace.update(uriOf('a.pipeline.yaml'), PIPELINE.replace('votes.csv', 'gone.csv'), { open: true });
    assert.deepEqual(workspace.check(uriOf(FILE)).findings, []);
  });

  it('is ignored by comments of SQL', () => {
    const sql = 'SELECT\n  lst\nFROM votes';
    const { workspace } = project(sql);
    const [finding] = workspace.check(uriOf(FILE)).findings;
    const document = workspace.document(uriOf(FILE));
    assert.ok(finding && document);
    assert.equal(
      ignoring(document, finding, new Map())?.change.text,
      '  -- vitruve-ignore sql/column-unknown: …\n',
    );
    assert.deepEqual(
      messages('SELECT\n  -- vitruve-ignore sql/column-unknown: it comes later\n  lst\nFROM votes'),
      [],
    );
  });
});
