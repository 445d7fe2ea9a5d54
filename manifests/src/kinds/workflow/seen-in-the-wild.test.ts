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
  'an input misspelt for it': [
    steps('uses: actions/checkout@v4.99.0\n        with: { fetch-dept: 1 }'),
    ['warning workflow/action-input 7'],
  ],
  'a newer major version': [steps('uses: actions/checkout@v99\n        with: { fetch-dept: 1 }'), []],
  'a commit with its version beside it': [
    steps(`uses: actions/checkout@${SHA} # v4.2.2\n        with: { fetch-dept: 1 }`),
    ['warning workflow/action-input 7'],
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
