import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { globFault } from './glob.ts';
import { jobsOfMatrix } from './matrix.ts';
import { readWorkflow } from './read.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { jobsView } from './views/jobs.ts';
import type { Diagram } from '../../core/views/diagram.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { rounds } from '../../testing/rounds.ts';

const CI = '.github/workflows/ci.yml';

function read(text: string): ReturnType<typeof readWorkflow> {
  return readWorkflow('workflow', uriOf(CI), text, parseYaml(text));
}

function rulesOf(text: string, path = CI, others: Readonly<Record<string, string>> = {}): string[] {
  const workspace = workspaceOf({ [path]: text, ...others });
  return workspace
    .check(uriOf(path))
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule !== 'workflow/missing-permissions');
}

describe('workflows', () => {
  it('are detected by their folder, and actions by "runs"', () => {
    const own = (path: string, text: string): boolean => {
      const workspace = workspaceOf({ [path]: text });
      return workspace.manifest(uriOf(path))?.kind.id === 'workflow';
    };
    assert.ok(own(CI, 'on: push'));
    assert.ok(own('.forgejo/workflows/x.yaml', ''));
    assert.ok(own('deep/action.yml', 'name: x\nruns:\n  using: composite'));
    assert.ok(!own('action.yml', 'name: x'));
    assert.ok(!own('.github/dependabot.yml', 'on: push'));
    assert.ok(!own('.github/workflows/templates/x.yml', 'on: push'));
  });

  it('never throw, whatever is written', () => {
    const line = fc.constantFrom(
      'on: push',
      'on:',
      '  push:',
      'jobs:',
      '  a:',
      '    needs: [a, b]',
      '    runs-on: ${{ matrix.os }}',
      '    steps:',
      '      - run: |',
      '          echo ${{ x',
      '      - uses: ./a@',
      '        with:',
      '    strategy:',
      '      matrix: ${{ 1 }}',
      '        os: [1, {a: b}]',
      '    if: )',
      '- x',
      '  ? y',
      '*a',
      '&a b: c',
      "'",
      '"',
      '\t',
      '    <<: *a',
      '    env: &a',
      '      A: 1',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.boolean(), (lines, action) => {
        const path = action ? 'action.yml' : CI;
        const workspace = workspaceOf({ [path]: `${action ? 'runs:\n' : ''}${lines.join('\n')}` });
        workspace.check(uriOf(path));
      }),
      rounds(300),
    );
  });

  it('take steps in proportion to their length', async () => {
    const job = (index: number): string =>
      `  j${index}:\n    needs: [${index > 0 ? `j${index - 1}` : ''}]\n    runs-on: ubuntu-24.04\n    steps:\n      - id: s\n        run: echo \${{ needs.j${index - 1}.result }} \${{ github.sha }}\n`;
    const check = (count: number): unknown => {
      const text = `on: push\njobs:\n${Array.from({ length: count }, (_, index) => job(index)).join('')}`;
      return workspaceOf({ [CI]: text }).check(uriOf(CI));
    };
    assert.ok((await growthOf(check, 50)) < LINEAR);
  });

  it('of Gitea may name other contexts and addresses', () => {
    const text =
      'on: push\njobs:\n  a:\n    runs-on: docker\n    steps:\n      - uses: https://gitea.com/actions/checkout@v4\n      - run: echo ${{ gitea.sha }}\n';
    assert.deepEqual(rulesOf(text, '.gitea/workflows/ci.yml'), []);
    assert.ok(rulesOf(text).includes('workflow/uses-format'));
  });

  it('may have empty lists in a matrix, of whose items nothing is known', () => {
    const text = `on: push
jobs:
  a:
    runs-on: ubuntu-24.04
    strategy: { matrix: { os: [linux], include: [{ os: linux, extra: [] }] } }
    steps:
      - run: echo "\${{ matrix.extra[0].name }} \${{ join(matrix.extra) }}"
`;
    assert.deepEqual(rulesOf(text), []);
  });

  it('heed what actionlint.yaml ignores', () => {
    const text = 'on: push\njobs:\n  a:\n    runs-on: big-iron\n    steps:\n      - run: make\n';
    assert.deepEqual(rulesOf(text), ['workflow/unknown-runner']);
    const configuration = "paths:\n  .github/workflows/*.yml:\n    ignore: ['big-iron']\n";
    assert.deepEqual(rulesOf(text, CI, { '.github/actionlint.yaml': configuration }), []);
  });
});

describe('jobsOfMatrix', () => {
  const cases: readonly [string, number | undefined][] = [
    ['{a: [1, 2], b: [1, 2, 3]}', 6],
    ['{a: [1, 2], exclude: [{a: 1}]}', 1],
    ['{a: [1, 2], include: [{a: 1, c: 3}, {a: 9}]}', 3],
    ['{include: [{a: 1}, {a: 2}]}', 2],
    ['{a: [1, 2], include: [{c: 3}]}', 2],
    ['{a: "${{ fromJSON(x) }}"}', undefined],
  ];
  for (const [matrix, expected] of cases) {
    it(`${matrix}: ${String(expected)}`, () => {
      const [job] = read(`jobs:\n  a:\n    strategy:\n      matrix: ${matrix}\n`).jobs;
      assert.ok(job?.matrix);
      assert.equal(jobsOfMatrix(job.matrix), expected);
    });
  }
});

describe('globFault', () => {
  for (const pattern of [
    'main',
    'release/**',
    'v[0-9]+.x',
    '!tmp/*',
    'a?',
    '**',
    'v1.*',
    '*.x',
    '*\\@[0-9]+',
  ])
    it(`takes ${pattern}`, () => {
      assert.equal(globFault(pattern, true), undefined);
    });
  for (const pattern of ['', '^main', 'a b', '/x', 'x/', '+x', 'v[0-', '[]', '[9-0]', 'a\\d', '!', '*+'])
    it(`refuses ${pattern}`, () => {
      assert.ok(globFault(pattern, true));
    });
  it('knows that paths have spaces', () => {
    assert.equal(globFault('docs/a b^.md', false), undefined);
    assert.ok(globFault('./docs/**', false));
  });
});

describe('the picture of jobs', () => {
  it('shows events, needs, what is missing and what goes round', () => {
    const text =
      'on: [push]\njobs:\n  a:\n    needs: [gone]\n  b:\n    needs: c\n  c:\n    needs: b\n  d: {}\n';
    const workspace = workspaceOf({ [CI]: text }, {});
    const context = workspace.manifest(uriOf(CI))?.context;
    assert.ok(context);
    const content = jobsView.build(context as Parameters<typeof jobsView.build>[0]);
    assert.equal(content?.type, 'diagram');
    const { nodes, edges }: Diagram = content.diagram;
    assert.deepEqual(nodes.map(({ label }) => label).sort(), ['a', 'b', 'c', 'd', 'gone', 'push']);
    assert.equal(nodes.find(({ label }) => label === 'gone')?.tone, 'bad');
    assert.equal(edges.filter(({ line, tone }) => line === 'thick' && tone === 'bad').length, 2);
  });
});
