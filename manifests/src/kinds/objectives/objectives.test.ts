import assert from 'node:assert/strict';
import { Position } from 'vscode-languageserver-types';
import { completion } from '../../core/features/completion.ts';
import { hover } from '../../core/features/hover.ts';
import { inlayHints } from '../../core/features/inlay-hints.ts';
import { definition } from '../../core/features/definition.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import { OBJECTIVES } from './kind.ts';

const FILE = 'objectives.yaml';
const HEAD = 'version: 1\nobjectives:\n  availability:\n    title: Availability\n    kind: slo\n';
const CSV: TestOptions = {
  beginnings: { 'data/a.csv': 'day,good,total\n2026-01-05,1,1\n' },
  files: ['data/a.csv'],
};
const MODEL =
  'version: 1\nmodel: shop\nelements:\n  api: { layer: application, slo: availability }\n  db: { layer: application, slo: { availability: 99.5 } }\nflows:\n  - { from: api, to: db }\n';
const GOOD = `${HEAD}    subject: api\n    target: { atLeast: 99.9 }\n    window: 30d\n    indicator: { ratio: { good: good, total: total } }\n    source: { path: data/a.csv, time: day }\n`;

function findings(files: Readonly<Record<string, string>>, file: string): readonly string[] {
  return workspaceOf(files, CSV)
    .check(uriOf(file))
    .findings.map(({ rule, message }) => `${rule}: ${message}`);
}

function at(marked: string, files: Readonly<Record<string, string>> = {}) {
  const offset = marked.indexOf('|');
  const workspace = workspaceOf({ ...files, [FILE]: marked.replace('|', '') }, CSV);
  const position = workspace.document(uriOf(FILE))?.positionAt(offset) ?? Position.create(0, 0);
  return { workspace, position, offset };
}

describe('objectives', () => {
  it('are known by the name of their files', () => {
    assert.equal(workspaceOf({ [FILE]: '' }).kindOf(uriOf(FILE)), OBJECTIVES);
    assert.equal(
      workspaceOf({ 'shop.objectives.yaml': '' }).kindOf(uriOf('shop.objectives.yaml')),
      OBJECTIVES,
    );
    assert.notEqual(workspaceOf({ 'myobjectives.yaml': '' }).kindOf(uriOf('myobjectives.yaml')), OBJECTIVES);
  });

  it('are not those of another program, whose file has the same name', () => {
    const kindOf = (path: string, text: string): string | undefined =>
      workspaceOf({ [path]: text }).manifest(uriOf(path))?.kind.id;
    const ours = 'objectives:\n  # of the shop\n\n  availability:\n    indicator: { ratio: {} }\n';
    for (const text of ['', HEAD, HEAD.replace('\n', ' # of the format\r\n'), ours])
      assert.equal(kindOf('a/objectives.yml', text), 'objectives', text);
    for (const text of [
      'objectives:\n  - name: grow\n',
      'objectives:\n  grow: { owner: sales }\n',
      'version: 2\nobjectives: {}\n',
      'title: Our objectives\n',
    ]) {
      assert.equal(kindOf('objectives.yaml', text), undefined, text);
      assert.equal(kindOf('shop.objectives.yaml', text), 'objectives', text);
    }
  });

  it('take their own template', () => {
    const given = { root: uriOf(''), title: 'Shop', language: 'en', today: '2026-01-15' } as const;
    const [change] =
      OBJECTIVES.create?.({ ...given, settings: {} as never, graph: workspaceOf({}).graph }) ?? [];
    assert.ok(change?.kind === 'create');
    const files = ['data/availability.csv'];
    assert.deepEqual(workspaceOf({ [FILE]: change.text }, { files }).check(uriOf(FILE)).findings, []);
  });

  it('are what an element promises that names them', () => {
    const files = { [FILE]: GOOD, 'architecture.yaml': MODEL };
    assert.deepEqual(findings(files, 'architecture.yaml'), [
      'architecture/availability: An availability of 99.9 % cannot be reached: at most 99.5 % (db 99.5 %)',
    ]);
    const loose = { ...files, [FILE]: GOOD.replace('99.9', '99') };
    assert.deepEqual(findings(loose, 'architecture.yaml'), []);
    assert.deepEqual(
      findings({ 'architecture.yaml': MODEL.replace('slo: availability', 'slo: none') }, 'architecture.yaml'),
      ['architecture/reference-unknown: The objective "none" does not exist'],
    );
  });

  it('have nothing wrong where all is said', () => {
    assert.deepEqual(findings({ [FILE]: GOOD, 'architecture.yaml': MODEL }, FILE), []);
  });

  it('tell their error budget in a hover and a hint', () => {
    const { workspace, position } = at(GOOD.replace('99.9', '9|9.9'));
    assert.match(
      JSON.stringify(hover(workspace, uriOf(FILE), position)),
      /99\.9 % over 30d: error budget 43 min 12 s/u,
    );
    const range = { start: Position.create(0, 0), end: Position.create(99, 0) };
    assert.deepEqual(
      inlayHints(workspace, uriOf(FILE), range).map(({ label }) => label),
      ['budget 43 min 12 s'],
    );
  });

  it('propose elements, columns and files', () => {
    const files = { 'architecture.yaml': MODEL };
    const proposed = (marked: string): readonly string[] => {
      const { workspace, position } = at(marked, files);
      return completion(workspace, uriOf(FILE), position).map(({ label }) => label);
    };
    assert.deepEqual(proposed(`${HEAD}    subject: |`).slice(0, 2), ['api', 'db']);
    assert.deepEqual(proposed(GOOD.replace('good: good', 'good: |')).slice(0, 2), ['day', 'good']);
    assert.ok(proposed(`${HEAD}    kind: |`.replace('    kind: slo\n', '')).includes('green'));
  });

  it('lead to the element that they measure', () => {
    const { workspace, position } = at(GOOD.replace('subject: api', 'subject: a|pi'), {
      'architecture.yaml': MODEL,
    });
    const [found] = definition(workspace, uriOf(FILE), position);
    assert.equal(found?.targetUri, uriOf('architecture.yaml'));
  });

  it('never throw on what is half written', () => {
    for (const text of [
      'target:',
      'target: [',
      'target: {between: [1]}',
      'subject: {}',
      'source: x',
      'indicator: { ratio: x }',
      'backedBy: {}',
    ])
      findings({ [FILE]: `${HEAD}    ${text}\n` }, FILE);
    findings({ [FILE]: 'objectives: 3' }, FILE);
  });
});
