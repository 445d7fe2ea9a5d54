import assert from 'node:assert/strict';
import { Position } from 'vscode-languageserver-types';
import { codeLenses } from '../../core/features/code-lens.ts';
import { completion } from '../../core/features/completion.ts';
import { rename } from '../../core/features/rename.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import { QUALITY } from './kind.ts';

const FILE = 'orders.quality.yaml';
const HEAD = 'version: 1\ntables:\n  orders:\n    path: data/orders.csv\n    checks:\n';
const CSV = { 'data/orders.csv': 'id;day;amount\n1;2026-01-05;12,5\n' };

function findings(text: string, options: TestOptions = {}): readonly string[] {
  return workspaceOf({ [FILE]: text }, options)
    .check(uriOf(FILE))
    .findings.map(({ rule, message }) => `${rule}: ${message}`);
}

/** The labels of what is proposed at `|`. */
function proposed(marked: string, options: TestOptions = {}): readonly string[] {
  const offset = marked.indexOf('|');
  const workspace = workspaceOf({ [FILE]: marked.replace('|', '') }, options);
  const position = workspace.document(uriOf(FILE))?.positionAt(offset) ?? Position.create(0, 0);
  return completion(workspace, uriOf(FILE), position).map(({ label }) => label);
}

describe('quality', () => {
  it('is known by the name of its files', () => {
    assert.equal(workspaceOf({ [FILE]: '' }).kindOf(uriOf(FILE)), QUALITY);
    assert.notEqual(workspaceOf({ 'other.yaml': '' }).kindOf(uriOf('other.yaml')), QUALITY);
  });

  it('takes a sound suite, and its own template', () => {
    const [change] =
      QUALITY.create?.({
        root: uriOf(''),
        title: 'Orders',
        language: 'en',
        today: '2026-01-15',
        settings: {} as never,
        graph: workspaceOf({}).graph,
      }) ?? [];
    assert.ok(change?.kind === 'create');
    assert.deepEqual(findings(change.text), []);
  });

  it('proposes the columns of a table whose first line has them', () => {
    const options = { beginnings: CSV, files: ['data/orders.csv'] };
    const columns = ['id', 'day', 'amount'];
    const check = `${HEAD}      x:\n        `;
    for (const text of ['column: |', 'column: [|]', 'unique: [|]', 'total: { by: [|] }'])
      assert.deepEqual(proposed(check + text, options).slice(0, 3), columns, text);
    assert.deepEqual(proposed(`${check}columns:\n          |`, options).slice(0, 3), columns);
    assert.deepEqual(proposed(`${check}column: |`), []);
  });

  it('proposes the columns of the other table for references', () => {
    const other = '  people:\n    path: people.csv\n    checks: {}\n';
    const options = { beginnings: { ...CSV, 'people.csv': 'name,zip\n' }, files: ['people.csv'] };
    const text = `${HEAD}      x:\n        column: id\n        references:\n          table: people\n          column: |\n${other}`;
    assert.deepEqual(proposed(text, options), ['name', 'zip']);
  });

  it('does not compare with tables that it cannot see', () => {
    const text = `${HEAD}      x:\n        column: zip\n        notNull: true\n`;
    assert.deepEqual(findings(text), []);
    assert.deepEqual(findings(text, { beginnings: CSV, files: ['data/orders.csv'] }), [
      'quality/column-unknown: Table "orders" has no column "zip"',
    ]);
  });

  it('finds no contradiction between checks of other rows, or that tolerate', () => {
    const checks = (more: string): string =>
      `${HEAD}      a:\n        column: id\n        range: { max: 1 }\n      b:\n        column: id\n        range: { min: 2 }\n${more}`;
    assert.equal(findings(checks('')).length, 1);
    assert.deepEqual(findings(checks('        where: day > 1\n')), []);
    assert.deepEqual(findings(checks('        tolerate: 1%\n')), []);
  });

  it('renames a table with what compares with it', () => {
    const text = `${HEAD}      x:\n        column: id\n        references: { table: people, column: id }\n  people:\n    path: p.csv\n`;
    const workspace = workspaceOf({ [FILE]: text });
    const at = workspace.document(uriOf(FILE))?.positionAt(text.indexOf('people:'));
    assert.ok(at);
    const edit = rename(workspace, uriOf(FILE), at, 'customers');
    assert.equal(JSON.stringify(edit).match(/"newText":"customers"/gu)?.length, 2);
  });

  it('has lenses that run the checks, and lead to what makes a table and to risks', () => {
    const pipeline =
      'version: 1\nstages:\n  clean:\n    run: "true"\n    outputs: { table: data/orders.csv }\n';
    const risks = 'risks:\n  - id: R-01\n    failureMode: Lost\n    checks: [orders/x]\n';
    const workspace = workspaceOf({
      [FILE]: `${HEAD}      x:\n        unique: [id]\n`,
      'ml.pipeline.yaml': pipeline,
      'data.amdec.yaml': risks,
    });
    assert.deepEqual(
      codeLenses(workspace, uriOf(FILE)).map(({ command }) => command?.title),
      ['Run checks', 'Output of a pipeline', 'Detects 1 risk'],
    );
    const at = workspace.document(uriOf(FILE))?.positionAt(`${HEAD}      `.length);
    assert.ok(at);
    const edit = rename(workspace, uriOf(FILE), at, 'key');
    assert.equal(JSON.stringify(edit).match(/"newText":"key"/gu)?.length, 2);
  });

  it('never throws on what is half written', () => {
    for (let end = 0; end <= HEAD.length; end += 3) findings(HEAD.slice(0, end));
    findings('tables: [a]\n');
    findings('tables: {a: {checks: {b: [1], c: {range: 5, column: {x: 1}}}}}\n');
  });
});
