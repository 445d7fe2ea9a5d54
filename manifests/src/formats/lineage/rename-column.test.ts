import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { references } from '../../core/features/definition.ts';
import { prepareRename, rename, RenameError } from '../../core/features/rename.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
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
          'a.pipeline.yaml': PIPELINE.replace('file: daily.sql', 'query: SELECT id FROM a'),
        },
        /^The query of the stage "daily" reads or makes "city": only SQL in a file can be changed: a\.pipeline\.yaml:14$/u,
      ],
    ];
    for (const [changed, message] of cases)
      assert.match(refusal(project(changed), 'clean.sql', 'city, amount', 'place'), message);
  });

  it('is refused where SQL would mean something else', () => {
    const daily = 'CREATE TABLE daily AS SELECT city FROM a JOIN (SELECT 1 AS place) AS p ON true;';
    assert.match(
      refusal(project({ 'daily.sql': daily }), 'clean.sql', 'city, amount', 'place'),
      /^With the name "place", this SQL would mean something else: daily\.sql:1$/u,
    );
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
