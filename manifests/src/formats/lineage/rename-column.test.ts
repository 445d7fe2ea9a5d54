import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { references } from '../../core/features/definition.ts';
import { prepareRename, rename, RenameError } from '../../core/features/rename.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { scalarOf, valueOf } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const PIPELINE = `version: 1
stages:
  clean:
    uses: vitruve/sql
    with: { file: clean.sql, inputs: { raw: raw.csv }, outputs: { clean: '\${outputs.clean}' } }
    outputs: { clean: out/clean.csv }
  copy:
    uses: vitruve/sql
    with: { file: copy.sql, inputs: { c: '\${stages.clean.outputs.clean}' }, outputs: { all: '\${outputs.all}' } }
    outputs: { all: out/all.csv }
  daily:
    uses: vitruve/sql
    with: { file: daily.sql, inputs: { a: '\${stages.copy.outputs.all}' }, outputs: { daily: '\${outputs.daily}' } }
    outputs: { daily: out/daily.csv }
`;
const CLEAN = 'CREATE TABLE clean AS\nSELECT id, upper(town) AS city, amount FROM raw ORDER BY city;';
const COPY = 'SELECT * FROM c WHERE city IS NOT NULL';
const DAILY =
  'CREATE TABLE daily AS SELECT a.city, sum(amount) AS total, max(city) AS "last city" FROM a GROUP BY a.city;';
const SUITE = `version: 1
tables:
  all:
    path: out/all.csv
    personal: [city]
    checks:
      known: { column: [id, "City"], notNull: true }
`;
const MODEL = `version: 1
data: out/all.csv
target: city
features: [amount]
`;

const FILES = {
  'a.pipeline.yaml': PIPELINE,
  'clean.sql': CLEAN,
  'copy.sql': COPY,
  'daily.sql': DAILY,
  'a.quality.yaml': SUITE,
};

function project(changed: Readonly<Record<string, string>> = {}): Workspace {
  const files = { ...FILES, ...changed };
  return workspaceOf(files, {
    beginnings: { 'raw.csv': 'id,town,amount\n1,Paris,2\n', ...files },
    files: ['raw.csv'],
  });
}

/** The texts after a rename at a text of a file. */
function renamed(
  workspace: Workspace,
  file: string,
  at: string,
  newName: string,
  closed: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const document = workspace.document(uriOf(file));
  assert.ok(document);
  const position = document.positionAt(document.getText().indexOf(at) + 1);
  const edit = rename(workspace, uriOf(file), position, newName);
  const texts: Record<string, string> = {};
  for (const change of edit?.documentChanges ?? []) {
    if (!('textDocument' in change)) continue;
    const { uri } = change.textDocument;
    const changedDocument =
      workspace.document(uri) ?? TextDocument.create(uri, '', 0, closed[uri.slice(uriOf('').length)] ?? '');
    let text = changedDocument.getText();
    const edits = change.edits.map((one) => ({
      start: changedDocument.offsetAt(one.range.start),
      end: changedDocument.offsetAt(one.range.end),
      text: 'newText' in one ? one.newText : '',
    }));
    for (const one of edits.sort((a, b) => b.start - a.start))
      text = text.slice(0, one.start) + one.text + text.slice(one.end);
    texts[change.textDocument.uri.slice(uriOf('').length)] = text;
  }
  return texts;
}

function refusal(workspace: Workspace, file: string, at: string, newName: string): string {
  try {
    renamed(workspace, file, at, newName);
  } catch (error) {
    if (error instanceof RenameError) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('renaming a column', () => {
  it('changes the SQL that makes it, the SQL and the YAML that read it, and no other column', () => {
    const expected = {
      'clean.sql': CLEAN.replaceAll('city', 'town_name'),
      'copy.sql': COPY.replace('city', 'town_name'),
      'daily.sql':
        'CREATE TABLE daily AS SELECT a.town_name AS city, sum(amount) AS total, max(town_name) AS "last city" FROM a GROUP BY a.town_name;',
      'a.quality.yaml': SUITE.replace('[city]', '[town_name]').replace('"City"', 'town_name'),
    };
    for (const [file, at] of [
      ['a.quality.yaml', 'city]'],
      ['clean.sql', 'city, amount'],
      ['copy.sql', 'city'],
      ['daily.sql', 'city, sum'],
    ] as const)
      assert.deepEqual(renamed(project(), file, at, 'town_name'), expected, file);
  });

  it('changes SQL that is no document until somebody opens it', () => {
    const { 'clean.sql': clean, 'copy.sql': copy, 'daily.sql': daily, ...documents } = FILES;
    const sql = { 'clean.sql': clean, 'copy.sql': copy, 'daily.sql': daily };
    const workspace = workspaceOf(documents, {
      beginnings: { 'raw.csv': 'id,town,amount\n1,Paris,2\n', ...sql },
      files: ['raw.csv', ...Object.keys(sql)],
    });
    const texts = renamed(workspace, 'a.quality.yaml', 'city]', 'place', sql);
    assert.equal(texts['clean.sql'], CLEAN.replaceAll('city', 'place'));
    assert.deepEqual(Object.keys(texts).sort(), ['a.quality.yaml', 'clean.sql', 'copy.sql', 'daily.sql']);
  });

  it('changes models, and quotes what is not a plain name in SQL', () => {
    const texts = renamed(project({ 'a.model.yaml': MODEL }), 'a.model.yaml', 'city', 'the town');
    assert.equal(texts['a.model.yaml'], MODEL.replace('city', 'the town'));
    assert.equal(texts['copy.sql'], 'SELECT * FROM c WHERE "the town" IS NOT NULL');
  });

  it('knows names beside SQL in a suite', () => {
    const suite = `${SUITE}      sum: { total: { of: sum(amount), table: all, by: [city] } }\n`;
    assert.match(
      renamed(project({ 'a.quality.yaml': suite }), 'copy.sql', 'city', 'place')['a.quality.yaml'] ?? '',
      /by: \[place\]/u,
    );
  });

  it('gives a column that SQL takes over an own name', () => {
    const workspace = project();
    assert.equal(
      renamed(workspace, 'a.quality.yaml', 'id, ', 'number')['clean.sql'],
      CLEAN.replace('id,', 'id AS number,'),
    );
  });

  it('says what is renamed before it is', () => {
    const workspace = project();
    const document = workspace.document(uriOf('copy.sql'));
    assert.ok(document);
    const found = prepareRename(workspace, uriOf('copy.sql'), document.positionAt(COPY.indexOf('city') + 1));
    assert.equal(found?.placeholder, 'city');
  });

  it('is refused for a column of a source, and for a name that its table has', () => {
    assert.match(
      refusal(project(), 'clean.sql', 'town)', 'place'),
      /^"town" is a column of "raw\.csv", .*write "town AS place" in SQL$/u,
    );
    assert.equal(
      refusal(project(), 'copy.sql', 'city', 'Amount'),
      '"clean.csv" already has a column "amount": clean.sql:2',
    );
  });

  it('is refused where a text may name the column that nobody follows', () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ 'copy.sql': 'SELECT * EXCLUDE (city) FROM c' }, /may also be used here.*: copy\.sql:1$/u],
      [
        { 'daily.sql': "SELECT 1 AS a; SELECT COLUMNS('x') FROM a PIVOT (sum(amount) FOR city IN ('a'))" },
        /: daily\.sql:1$/u,
      ],
      [
        { 'a.quality.yaml': `${SUITE}      odd: { condition: city <> 'x' }\n` },
        /may also be used here.*: a\.quality\.yaml:8$/u,
      ],
      [
        {
          'a.pipeline.yaml': `${PIPELINE}  script:\n    run: cut -d, city '\${stages.copy.outputs.all}' > \${outputs.x}\n    outputs: { x: x.txt }\n`,
        },
        /may also be used here.*: a\.pipeline\.yaml:16$/u,
      ],
      [
        {
          'a.pipeline.yaml': `${PIPELINE}  report:\n    uses: vitruve/report\n    with: { template: r.report.md, inputs: { a: '\${stages.copy.outputs.all}' } }\n    outputs: { x: x.md }\n`,
          'r.report.md': 'Sales\n\nby city\n',
        },
        /may also be used here.*: r\.report\.md:3$/u,
      ],
      [
        {
          'a.pipeline.yaml': PIPELINE.replace(
            'file: daily.sql',
            "query: 'SELECT ${params.a} FROM a'",
          ).replace('stages:', 'params: { a: id }\nstages:'),
        },
        /^The SQL of the stage "daily" reads or makes "city" and is not known: it has expressions, or its file cannot be read: a\.pipeline\.yaml:15$/u,
      ],
      [
        {
          'a.pipeline.yaml': PIPELINE.replace('file: daily.sql', 'query: "SELECT\\tcity FROM a"'),
        },
        /^In the query of the stage "daily", "city" cannot be replaced as it is written: write it as a block \(\|\), or move it to a file: a\.pipeline\.yaml:13$/u,
      ],
      [
        {
          'a.pipeline.yaml': `${PIPELINE}  each:\n    uses: vitruve/sql\n    matrix: { n: [1, 2] }\n    with: { query: SELECT city FROM a, inputs: { a: '\${stages.copy.outputs.all}' }, outputs: { x: '\${outputs.x}' } }\n    outputs: { x: 'x\${matrix.n}.csv' }\n`,
        },
        /may also be used here.*: a\.pipeline\.yaml:18$/u,
      ],
    ];
    for (const [changed, message] of cases)
      assert.match(refusal(project(changed), 'clean.sql', 'city, amount', 'place'), message);
  });

  it('is refused where another stage runs the same SQL on another table', () => {
    const other = `${PIPELINE}  other:\n    uses: vitruve/sql\n    with: { file: copy.sql, inputs: { c: other.csv }, outputs: { o: '\${outputs.o}' } }\n    outputs: { o: o.csv }\n`;
    const workspace = workspaceOf(
      { ...FILES, 'a.pipeline.yaml': other },
      {
        beginnings: { 'raw.csv': 'id,town,amount\n1,Paris,2\n', 'other.csv': 'city\nParis\n', ...FILES },
        files: ['raw.csv', 'other.csv'],
      },
    );
    assert.equal(
      refusal(workspace, 'clean.sql', 'city, amount', 'place'),
      'With the name "place", this SQL would mean something else: copy.sql:1',
    );
  });

  it('is refused where SQL would mean something else', () => {
    const daily = 'CREATE TABLE daily AS SELECT city FROM a JOIN (SELECT 1 AS place) AS p ON true;';
    assert.match(
      refusal(project({ 'daily.sql': daily }), 'clean.sql', 'city, amount', 'place'),
      /^With the name "place", this SQL would mean something else: daily\.sql:1$/u,
    );
  });
});

const QUERY = "SELECT * FROM c WHERE city <> 'x' AND amount > 0";

/** The forms in which a query is written, with the query of the stage `copy` in their place. */
const FORMS: Readonly<Record<string, (sql: string) => string>> = {
  plain: (sql) => sql,
  single: (sql) => `'${sql.replaceAll("'", "''")}'`,
  double: (sql) => `"${sql.replaceAll(/["\\]/gu, '\\$&')}"`,
  literal: (sql) => `|\n        ${sql.replace(' WHERE', '\n          WHERE')}`,
  'literal with marks': (sql) => `|2-\n        ${sql.replace(' WHERE', '\n\n        WHERE')}`,
  folded: (sql) => `>-\n        ${sql.replace(' WHERE', '\n        WHERE')}`,
  'plain on lines': (sql) => sql.replace(' WHERE', '\n        WHERE'),
};

/** The pipeline whose stage `copy` says its SQL itself, in a form. */
function withQuery(form: (sql: string) => string, sql: string): string {
  const block = `with:\n      inputs: { c: '\${stages.clean.outputs.clean}' }\n      outputs: { all: '\${outputs.all}' }\n      query: ${form(sql)}\n    outputs: { all`;
  return PIPELINE.replace(
    /with: \{ file: copy\.sql[^}]*\}[^}]*\}'?[^}]*\}[^}]*\} \}\n {4}outputs: \{ all/u,
    () => block,
  );
}

/** The query of `copy` as YAML reads it. */
function queryIn(pipeline: string): string | undefined {
  const [document] = parseYaml(pipeline);
  assert.deepEqual(document?.problems, []);
  return scalarOf(valueOf(valueOf(valueOf(document.root, 'stages'), 'copy'), 'with'), 'query')?.text;
}

/** Names of columns with whatever has a meaning in YAML. */
const NAMES = fc
  .array(fc.constantFrom(...Array.from(' \t\'"\\:#{}[],|>&*!%-?@éab')), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join('').trim())
  .filter((name) => name !== '');

describe('renaming a column in a query of a stage', () => {
  for (const [name, form] of Object.entries(FORMS)) {
    it(`is what it is in a file: ${name}`, () => {
      const pipeline = withQuery(form, QUERY);
      const inFile = project({ 'copy.sql': queryIn(pipeline) ?? '' });
      const inQuery = project({ 'a.pipeline.yaml': pipeline, 'copy.sql': '' });
      const property = fc.property(NAMES, (newName) => {
        const said = refusal(inQuery, 'clean.sql', 'city, amount', newName);
        // In a plain scalar, these would end it, or begin a comment.
        if (name.startsWith('plain') && /:\s|\s#/u.test(newName)) {
          assert.match(
            said,
            /^In the query of the stage "copy", "city" cannot be replaced as it is written/u,
          );
          return;
        }
        assert.equal(said, refusal(inFile, 'clean.sql', 'city, amount', newName));
        if (said !== 'not refused') return;
        const { 'copy.sql': sql, ...others } = renamed(inFile, 'clean.sql', 'city, amount', newName);
        const { 'a.pipeline.yaml': changed = '', ...same } = renamed(
          inQuery,
          'clean.sql',
          'city, amount',
          newName,
        );
        assert.equal(queryIn(changed), sql);
        assert.deepEqual(same, others);
      });
      fc.assert(property, {
        numRuns: 30,
        examples: [['place'], ["l'endroit"], ['a "b"'], ['p\\q'], ['x: y'], ['x #y']],
      });
    });
  }

  it('may begin there, and lists all places', () => {
    const pipeline = withQuery(FORMS['literal'] ?? String, QUERY);
    const workspace = project({ 'a.pipeline.yaml': pipeline, 'copy.sql': '' });
    const texts = renamed(workspace, 'a.pipeline.yaml', 'city <>', 'place');
    assert.deepEqual(Object.keys(texts).sort(), [
      'a.pipeline.yaml',
      'a.quality.yaml',
      'clean.sql',
      'daily.sql',
    ]);
    const document = workspace.document(uriOf('a.pipeline.yaml'));
    assert.ok(document);
    const position = document.positionAt(pipeline.indexOf('city <>') + 1);
    assert.equal(prepareRename(workspace, document.uri, position)?.placeholder, 'city');
    const found = references(workspace, document.uri, position, true).map(({ uri }) => uri);
    for (const file of ['a.pipeline.yaml', 'clean.sql', 'daily.sql', 'a.quality.yaml'])
      assert.ok(found.includes(uriOf(file)), file);
  });

  it('gives the column that a query makes another name', () => {
    const query = 'SELECT id, town, amount FROM raw';
    const pipeline = PIPELINE.replace('file: clean.sql', `query: '${query}'`);
    const texts = renamed(
      project({
        'a.pipeline.yaml': pipeline,
        'copy.sql': 'SELECT town FROM c',
        'daily.sql': 'SELECT 1 AS one',
        'a.quality.yaml': '',
      }),
      'copy.sql',
      'town',
      'place',
    );
    assert.match(texts['a.pipeline.yaml'] ?? '', /query: 'SELECT id, town AS place, amount FROM raw'/u);
    assert.equal(texts['copy.sql'], 'SELECT place AS town FROM c');
  });

  it('keeps a query that another stage has by an alias', () => {
    const shared = `${withQuery((sql) => `&q '${sql.replaceAll("'", "''")}'`, QUERY)}  other:\n    uses: vitruve/sql\n    with: { query: *q , inputs: { c: other.csv }, outputs: { o: '\${outputs.o}' } }\n    outputs: { o: o.csv }\n`;
    const said = refusal(
      project({ 'a.pipeline.yaml': shared, 'copy.sql': '' }),
      'clean.sql',
      'city, amount',
      'place',
    );
    assert.match(said, /^With the name "place", this SQL would mean something else: a\.pipeline\.yaml:12$/u);
  });
});

describe('references to a column', () => {
  it('are all places that name it, in SQL and YAML', () => {
    const workspace = project({ 'a.model.yaml': MODEL });
    const document = workspace.document(uriOf('clean.sql'));
    assert.ok(document);
    const position = document.positionAt(CLEAN.indexOf('city') + 1);
    const found = references(workspace, uriOf('clean.sql'), position, true).map(({ uri, range }) => {
      const other = workspace.document(uri);
      return `${uri.slice(uriOf('').length)} ${other?.getText(range) ?? ''}`;
    });
    assert.deepEqual(found.sort(), [
      'a.model.yaml city',
      'a.quality.yaml "City"',
      'a.quality.yaml city',
      'clean.sql city',
      'clean.sql city',
      'copy.sql city',
      'daily.sql city',
      'daily.sql city',
      'daily.sql city',
    ]);
  });
});
