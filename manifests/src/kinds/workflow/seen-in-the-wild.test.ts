import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { Severity } from '../../core/findings/finding.ts';

const CI = '.github/workflows/ci.yml';
const SHA = '0123456789abcdef0123456789abcdef01234567';

/** The findings that weigh more than a hint, as `severity rule line`. */
function found(text: string, path = CI, others: Readonly<Record<string, string>> = {}): string[] {
  const weight: readonly Severity[] = ['error', 'warning', 'information'];
  return workspaceOf({ [path]: text, ...others })
    .check(uriOf(path))
    .findings.filter(({ severity }) => weight.includes(severity))
    .map(({ rule, severity, span }) => `${severity} ${rule} ${text.slice(0, span.start).split('\n').length}`);
}

/** A job with these steps. */
function steps(...written: readonly string[]): string {
  return `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n${written.map((step) => `      - ${step}\n`).join('')}`;
}

const COMPOSITE = 'runs:\n  using: composite\n  steps: [{ run: a, shell: bash }]\n';

/** Files of public repositories, and their findings. */
const CASES: Readonly<Record<string, readonly [text: string, expected: readonly string[], path?: string]>> = {
  'inputs that are begun': [
    'on:\n  workflow_dispatch:\n    inputs:\njobs: {a: {runs-on: x, steps: [{run: a}]}}\n',
    [],
  ],
  'a filter without patterns': [
    'on:\n  push:\n    branches: []\njobs: {a: {runs-on: x, steps: [{run: a}]}}\n',
    ['warning workflow/event 3'],
  ],
  'a workflow of comments alone': ['# later\n', ['warning workflow/schema 1']],
  'an input that the event does not have': [
    `on: {workflow_dispatch: {}}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo \${{ github.event.inputs.ref }}\n`,
    ['warning workflow/unknown-property 6'],
  ],
  'a key that no combination of the matrix has, with a default': [
    `on: push\njobs:\n  a:\n    strategy: { matrix: { os: [linux] } }\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo \${{ matrix.extra || 'none' }} \${{ matrix.o || 1 }} \${{ matrix.other }} \${{ inputs.x || 1 }}\n`,
    [
      'warning workflow/unknown-property 7',
      'warning workflow/unknown-property 7',
      'warning workflow/unknown-property 7',
    ],
  ],
  'a strategy that another job writes': [
    `on: push\njobs:\n  a:\n    strategy: \${{ fromJSON(vars.STRATEGY) }}\n    runs-on: \${{ matrix.os }}\n    steps:\n      - run: \${{ matrix.runs.test }} \${{ github.no }}\n`,
    ['warning workflow/unknown-property 7'],
  ],
  'a black badge': [
    `name: a\ndescription: b\nbranding: { color: black, icon: box }\n${COMPOSITE}`,
    [],
    'x/action.yml',
  ],
  'an action without a name': [
    COMPOSITE,
    ['information workflow/schema 1', 'information workflow/schema 1'],
    'x/action.yml',
  ],
  'a key that the runner of actions passes over': [
    `name: a\ndescription: b\non: push\n${COMPOSITE}`,
    ['information workflow/schema 3'],
    'x/action.yml',
  ],
  'a newer minor version': [steps('uses: actions/checkout@v4.99.0\n        with: { brand-new: 1 }'), []],
  'an input of it that resembles one of the known version': [
    steps('uses: actions/checkout@v4.99.0\n        with: { fetch-dept: 1 }'),
    [],
  ],
  'an input misspelt for a version that is known': [
    steps('uses: actions/checkout@v4\n        with: { fetch-dept: 1 }'),
    ['warning workflow/action-input 7'],
  ],
  'a newer major version': [steps('uses: actions/checkout@v99\n        with: { fetch-dept: 1 }'), []],
  'a commit with its version beside it': [
    steps(`uses: actions/checkout@${SHA} # v4.2.2\n        with: { fetch-dept: 1 }`),
    [],
  ],
  'a commit alone': [steps(`uses: actions/checkout@${SHA}\n        with: { fetch-dept: 1 }`), []],
  'a newer version that needs another input': [
    steps(
      `uses: actions/create-github-app-token@${SHA} # v3.2.0\n        with: { client-id: a, private-key: b }`,
    ),
    [],
  ],
  'the tag of a version that moves on': [
    steps('uses: actions/create-github-app-token@v3\n        with: { client-id: a, private-key: b }'),
    ['information workflow/action-input 7'],
  ],
  'a needed input that nothing stands for': [
    steps('uses: actions/create-github-app-token@v3\n        with: { private-key: b }'),
    ['warning workflow/action-input 6'],
  ],
  'an action of the own repository, which needs no checkout': [
    steps('uses: $/.github/actions/setup'),
    ['warning workflow/missing-file 6'],
  ],
  'a workflow of the own repository': [
    'on: push\njobs:\n  a:\n    uses: $/.github/workflows/gone.yml\n',
    ['warning workflow/missing-file 4'],
  ],
  'a slash before the version': [steps('uses: actions/checkout/@v4'), []],
  'a slash before the version and a misspelt input': [
    steps('uses: actions/checkout/@v4\n        with: { fetch-dept: 1 }'),
    ['warning workflow/action-input 7'],
  ],
  'files that are uploaded as they are, under one name that does not count': [
    steps(
      'uses: actions/upload-artifact@v7\n        with: { name: a, path: dist/a.exe, archive: false }',
      'uses: actions/upload-artifact@v7\n        with: { name: a, path: dist/b.exe, archive: false }',
      'uses: actions/upload-artifact@v7\n        with: { name: a, path: "dist/*.exe", archive: false }',
    ),
    [],
  ],
  'files of one name that are uploaded as they are': [
    steps(
      'uses: actions/upload-artifact@v7\n        with: { path: x/a.exe, archive: false }',
      'uses: actions/upload-artifact@v7\n        with: { path: y/a.exe, archive: false }',
    ),
    ['warning workflow/artifact-name 9'],
  ],
  'a fetched artifact beside a file whose name is not told': [
    steps(
      'uses: actions/upload-artifact@v7\n        with: { path: "dist/*.exe", archive: false }',
      'uses: actions/download-artifact@v7\n        with: { name: a.exe }',
    ),
    [],
  ],
  'a key that Forgejo has': [
    'on: push\nenable-openid-connect: true\njobs: {a: {runs-on: x, steps: [{run: a}]}}\n',
    ['information workflow/schema 2'],
    '.forgejo/workflows/a.yml',
  ],
  'a context that GitHub does not have there': [
    'on: push\njobs: {a: {uses: a/b/.gitea/workflows/c.yml@v1, with: {d: "${{ secrets.E }}"}}}\n',
    [],
    '.gitea/workflows/a.yml',
  ],
  'the same for GitHub': [
    'on: push\njobs: {a: {uses: a/b/.github/workflows/c.yml@v1, with: {d: "${{ secrets.E }}"}}}\n',
    ['error workflow/context-availability 2'],
  ],
  'the port of a service by its number': [
    steps('run: a ${{ job.services.db.ports[5432] }} ${{ github[1] }}'),
    ['warning workflow/expression-type 6'],
  ],
  'a key that no item of the matrix has, with a default': [
    'on: push\njobs:\n  a:\n    runs-on: x\n    strategy: {matrix: {b: [{version: 1}, {version: 2}]}}\n    steps:\n      - run: d ${{ matrix.b.early-access || 3 }}\n      - run: d ${{ matrix.b.distribution }}\n',
    ['warning workflow/unknown-property 8'],
  ],
  'a misspelt key of Forgejo': [
    'on: push\nenvs: { A: b }\njobs: {a: {runs-on: x, steps: [{run: a}]}}\n',
    ['error workflow/schema 2'],
    '.forgejo/workflows/a.yml',
  ],
  'a job that needs no other': [
    'on: push\njobs:\n  a:\n    needs: []\n    runs-on: ubuntu-24.04\n    steps: [{ run: a }]\n',
    [],
  ],
  'an action in a submodule': [
    steps(
      'uses: actions/checkout@v5\n        with: { submodules: recursive }',
      'uses: ./.github/actions/gone',
    ),
    [],
  ],
  'an action beside the repository': [steps('uses: ../setup'), ['error workflow/uses-format 6']],
  'a job without steps': [
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n',
    ['warning workflow/schema 3'],
  ],
  'a job whose steps are misspelt': [
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    step: [{ run: a }]\n',
    ['error workflow/schema 5'],
  ],
  'a workflow that nothing starts': [
    'on: {}\njobs: {a: {runs-on: x, steps: [{run: a}]}}\n',
    ['error workflow/event 1'],
  ],
  'a row of a matrix without values': [
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    strategy: { matrix: { go: [] } }\n    steps: [{ run: a }]\n',
    ['warning workflow/matrix-values 5'],
  ],
  'a workflow that ends otherwise': [
    'on: push\njobs:\n  a:\n    uses: ./.github/workflows/x.txt\n',
    ['error workflow/uses-format 4'],
  ],
  'a file that a condition asks for': [
    steps('uses: actions/checkout@v5', 'run: if [ -f a.yml ]; then docker compose -f a.yml up; fi'),
    [],
  ],
  'a file behind a cd': [
    steps('uses: actions/checkout@v5', 'run: cd deploy && kubectl apply -f gone.yaml'),
    ['warning workflow/missing-file 7'],
  ],
  'a program that was built': [steps('uses: actions/checkout@v5', 'run: ./bin/tool && ./configure'), []],
  'a schedule by its name': [
    'on: {schedule: [{cron: "@daily"}]}\njobs: {a: {runs-on: x, steps: [{run: a}]}}\n',
    [],
    '.gitea/workflows/a.yml',
  ],
};

describe('workflows as they are written', () => {
  for (const [name, [text, expected, path]] of Object.entries(CASES)) {
    it(name, () => {
      assert.deepEqual(found(text, path), expected);
    });
  }

  it('are none where they are templates of another program', () => {
    for (const line of ['{{#if license}}', '{{/if}}', '{{{{raw}}}}', '{% if a %}'])
      assert.deepEqual(found(`${line}\non: push\njobs: []\n`), [], line);
    assert.notDeepEqual(found('on: push\njobs: []\n'), []);
  });

  it('are none in the skeleton of a software template, from which Backstage makes them', () => {
    const text = steps('run: echo "${{ values.owner }}"');
    assert.deepEqual(found(text, 'golden-template/skeleton/.github/workflows/ci.yml'), []);
    assert.notDeepEqual(found(text), []);
    const usual = steps('run: echo "${{ value.owner }}"');
    assert.notDeepEqual(found(usual, 'golden-template/skeleton/.github/workflows/ci.yml'), []);
  });

  it('know an image that docker/metadata-action names with attributes', () => {
    const text = steps(
      'uses: docker/metadata-action@v5\n        with: { images: "name=ghcr.io/example/api,enable=true" }',
    );
    const workspace = workspaceOf({ [CI]: text });
    const images = (workspace.factsOf(uriOf(CI))?.entities ?? []).filter(({ type }) => type === 'image');
    assert.deepEqual(
      images.map(({ key, span }) => [key, text.slice(span.start, span.end)]),
      [['ghcr.io/example/api', 'ghcr.io/example/api']],
    );
  });
});
