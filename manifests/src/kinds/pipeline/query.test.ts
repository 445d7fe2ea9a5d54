import assert from 'node:assert/strict';
import { completion } from '../../core/features/completion.ts';
import { definition, references } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const SUITE = `version: 1
tables:
  daily:
    path: daily.csv
    checks:
      total: { column: to|tal, notNull: true }
`;

/** A pipeline of two stages, the second of which has the query. */
const pipeline = (query: string): string => `version: 1
stages:
  clean:
    uses: vitruve/sql
    with: { query: 'SELECT day, amount AS "price" FROM raw', inputs: { raw: raw.csv }, outputs: { c: '\${outputs.c}' } }
    outputs: { c: clean.parquet }
  daily:
    uses: vitruve/sql
    with:
      query: ${query}
      inputs: { c: '\${stages.clean.outputs.c}' }
      outputs: { daily: '\${outputs.daily}' }
    outputs: { daily: daily.csv }
`;

const QUERY = 'SELECT day, sum(price) AS total FROM c GROUP BY day';
const BLOCK = '|\n        SELECT day,\n          sum(price) AS total\n        FROM c GROUP BY day';

/** A workspace, and the place of the mark `|` in one of its files. */
function project(files: Readonly<Record<string, string>>, marked: string, mark = '‸') {
  const shown = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, name === marked ? text.replace(mark, '') : text]),
  );
  const workspace = workspaceOf(shown, {
    beginnings: { 'raw.csv': 'day,amount\n2026-01-15,2.5\n' },
    files: ['raw.csv'],
  });
  const uri = uriOf(marked);
  const document = workspace.document(uri);
  assert.ok(document);
  return { workspace, uri, at: document.positionAt((files[marked] ?? '').indexOf(mark)) };
}

/** A file, and the line of it that a link leads to, from the target on. */
function leads(files: Readonly<Record<string, string>>, marked: string, mark?: string): unknown {
  const { workspace, uri, at } = project(files, marked, mark);
  const [place] = definition(workspace, uri, at);
  if (!place) return undefined;
  const { start, end } = place.targetRange;
  const line = workspace.document(place.targetUri)?.getText().split('\n')[start.line];
  return [place.targetUri.replace(/.*\//u, ''), start.line, line?.slice(start.character, end.character)];
}

describe('a query of a stage', () => {
  for (const [form, query, line] of [
    ['in one line', QUERY, 9],
    ['in quotes', `'${QUERY}'`, 9],
    ['as a block', BLOCK, 11],
  ] as const)
    it(`is where the column of a suite leads to: ${form}`, () => {
      const files = { 'a.pipeline.yaml': pipeline(query), 'a.quality.yaml': SUITE };
      assert.deepEqual(leads(files, 'a.quality.yaml', '|'), ['a.pipeline.yaml', line, 'total']);
    });

  it('leads as a whole where its parts are not found', () => {
    const escaped = `"SELECT day,\\tsum(price) AS total FROM c GROUP BY day"`;
    const files = { 'a.pipeline.yaml': pipeline(escaped), 'a.quality.yaml': SUITE };
    assert.deepEqual(leads(files, 'a.quality.yaml', '|'), ['a.pipeline.yaml', 9, escaped]);
  });

  it('leads to the query before it, to the source, and to itself', () => {
    const from = (query: string): unknown => leads({ 'a.pipeline.yaml': pipeline(query) }, 'a.pipeline.yaml');
    assert.deepEqual(from(QUERY.replace('price', 'pri‸ce')), ['a.pipeline.yaml', 4, '"price"']);
    assert.deepEqual(from(BLOCK.replace('price', 'pri‸ce')), ['a.pipeline.yaml', 4, '"price"']);
    assert.deepEqual(from('SELECT x.d‸ay FROM (SELECT price AS day FROM c) AS x'), [
      'a.pipeline.yaml',
      9,
      'day',
    ]);
    const first = pipeline(QUERY).replace('amount AS', 'amo‸unt AS');
    const { workspace, uri, at } = project({ 'a.pipeline.yaml': first }, 'a.pipeline.yaml');
    assert.equal(definition(workspace, uri, at)[0]?.targetUri, uriOf('raw.csv'));
    assert.equal(from(QUERY.replace('SELECT', 'SEL‸ECT')), undefined);
  });

  it('is found by those who look for a column, from both sides', () => {
    const found = (files: Readonly<Record<string, string>>, marked: string, mark?: string): unknown => {
      const { workspace, uri, at } = project(files, marked, mark);
      return references(workspace, uri, at, true)
        .map(({ uri: place, range }) => `${place.replace(/.*\//u, '')}:${range.start.line + 1}`)
        .sort();
    };
    const suite = SUITE.replace('|', '');
    const both = ['a.pipeline.yaml:12', 'a.quality.yaml:6'];
    assert.deepEqual(
      found({ 'a.pipeline.yaml': pipeline(BLOCK), 'a.quality.yaml': SUITE }, 'a.quality.yaml', '|'),
      both,
    );
    const marked = pipeline(BLOCK.replace('AS total', 'AS to‸tal'));
    assert.deepEqual(found({ 'a.pipeline.yaml': marked, 'a.quality.yaml': suite }, 'a.pipeline.yaml'), both);
  });

  it('says over a name what it is, and where its values come from', () => {
    const shown = (query: string): string => {
      const { workspace, uri, at } = project({ 'a.pipeline.yaml': pipeline(query) }, 'a.pipeline.yaml');
      const { contents } = hover(workspace, uri, at) ?? {};
      return typeof contents === 'object' && 'value' in contents ? contents.value : '';
    };
    assert.match(shown(QUERY.replace('price', 'pri‸ce')), /^\*\*price\*\* · DOUBLE/u);
    assert.match(shown(BLOCK.replace('FROM c', 'FROM ‸c')), /^\*\*c\*\* · Columns: 2/u);
    assert.equal(shown(BLOCK.replace('SELECT', 'SE‸LECT')).includes('Columns'), false);
  });

  it('is completed with tables and columns', () => {
    const labels = (query: string): readonly string[] => {
      const { workspace, uri, at } = project({ 'a.pipeline.yaml': pipeline(query) }, 'a.pipeline.yaml');
      return completion(workspace, uri, at).map(({ label }) => label);
    };
    assert.deepEqual(labels('SELECT p‸ FROM c'), ['day', 'price']);
    assert.deepEqual(labels(BLOCK.replace('FROM c', 'FROM c‸')), ['c']);
    assert.deepEqual(labels('|\n        SELECT x.‸ FROM c AS x'), ['day', 'price']);
  });
});
