import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { documentLinks } from '../../core/features/links.ts';
import { hover } from '../../core/features/hover.ts';
import { rename } from '../../core/features/rename.ts';
import { applyChanges } from '../../core/text/change.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';

const CI = '.github/workflows/ci.yml';

const WORKFLOW = `on:
  workflow_dispatch:
    inputs:
      stage:
        type: choice
        description: Where to
        options: [test, production]
jobs:
  build:
    runs-on: ubuntu-24.04
    outputs:
      tag: \${{ steps.version.outputs.tag }}
    strategy:
      matrix:
        python: ['3.11', '3.12']
    steps:
      - uses: actions/checkout@v5
      - id: version
        run: echo "tag=1" >> "$GITHUB_OUTPUT"
      - uses: ./.github/actions/greet
        with:
          who: \${{ matrix.python }}
  deploy:
    needs: build
    runs-on: ubuntu-24.04
    if: github.ref == 'refs/heads/main'
    steps:
      - run: ./deploy \${{ inputs.stage }} \${{ needs.build.outputs.tag }}
`;

const ACTION = `name: Greet
description: Says hello
inputs:
  who:
    description: Whom to greet
    required: true
runs:
  using: composite
  steps:
    - run: echo "\${{ inputs.who }}"
      shell: bash
`;

/** The workspace with the workflow, in which `marked` (with `|` for the caret) is in place of `where`. */
function at(
  where: string,
  marked: string,
): { workspace: Workspace; uri: string; position: { line: number; character: number } } {
  const text = WORKFLOW.replace(where, marked);
  const offset = text.indexOf('|');
  const plain = text.slice(0, offset) + text.slice(offset + 1);
  const workspace = workspaceOf({ [CI]: plain, '.github/actions/greet/action.yml': ACTION });
  const before = plain.slice(0, offset).split('\n');
  return {
    workspace,
    uri: uriOf(CI),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

function labels(where: string, marked: string): string[] {
  const { workspace, uri, position } = at(where, marked);
  return completion(workspace, uri, position).map(({ label }) => label);
}

describe('completion in workflows', () => {
  const cases: readonly [string, string, string, readonly string[], readonly string[]][] = [
    ['jobs to wait for', 'needs: build', 'needs: |', ['build'], ['deploy']],
    [
      'no job that waits for this one, at once or by way of another',
      '  build:\n',
      '  late:\n    needs: [deploy]\n    runs-on: a\n    steps: [{run: b}]\n  other:\n    runs-on: a\n    steps: [{run: b}]\n  build:\n    needs: [|]\n',
      ['other'],
      ['deploy', 'late', 'build'],
    ],
    ['outputs of a job', 'needs.build.outputs.tag', 'needs.build.outputs.|', ['tag'], ['version']],
    ['jobs in needs', 'needs.build.outputs.tag', 'needs.|', ['build'], ['deploy']],
    ['inputs', 'inputs.stage', 'inputs.|', ['stage'], []],
    ['keys of the matrix', 'matrix.python', 'matrix.|', ['python'], []],
    ['steps that have run', 'steps.version.outputs.tag', 'steps.|', ['version'], []],
    [
      'contexts of a condition',
      "if: github.ref == 'refs/heads/main'",
      'if: |',
      ['github', 'always'],
      ['secrets', 'env'],
    ],
    [
      'contexts in a script',
      '${{ inputs.stage }}',
      '${{ | }}',
      ['secrets', 'steps', 'hashFiles'],
      ['always', 'jobs'],
    ],
    [
      'keys of a step',
      '      - id: version\n',
      '      - id: version\n        |\n',
      ['name', 'env', 'shell'],
      ['uses', 'needs'],
    ],
    [
      'keys of a job',
      '    needs: build\n',
      '    needs: build\n    |\n',
      ['permissions', 'timeout-minutes'],
      ['uses', 'if'],
    ],
    ['inputs of a local action', 'who: ${{ matrix.python }}', '|', ['who'], []],
    ['runners', 'runs-on: ubuntu-24.04', 'runs-on: |', ['ubuntu-latest', 'macos-15'], []],
    [
      'local actions',
      'uses: ./.github/actions/greet',
      'uses: |',
      ['./.github/actions/greet', 'actions/checkout@v6'],
      [],
    ],
    ['events', 'on:\n', 'on:\n  |\n', ['push', 'pull_request'], ['workflow_dispatch']],
    [
      'types of an event',
      '  workflow_dispatch:\n',
      '  issues:\n    types: [|]\n  workflow_dispatch:\n',
      ['opened'],
      [],
    ],
    ['types of an input', 'type: choice', 'type: |', ['boolean', 'choice'], []],
  ];
  for (const [name, where, marked, offered, left] of cases) {
    it(name, () => {
      assert.ok(WORKFLOW.includes(where), where);
      const found = labels(where, marked);
      for (const label of offered)
        assert.ok(found.includes(label), `${label} is not among ${found.join(', ')}`);
      for (const label of left) assert.ok(!found.includes(label), `${label} is offered`);
    });
  }
});

describe('hover in workflows', () => {
  const cases: readonly [string, string, string, RegExp][] = [
    ['a key', 'runs-on: ubuntu-24.04', 'run|s-on: ubuntu-24.04', /runner|machine/iu],
    ['a job that is needed', 'needs: build', 'needs: bu|ild', /build.*job/isu],
    [
      'an input of a local action',
      'who: ${{ matrix.python }}',
      'w|ho: ${{ matrix.python }}',
      /Whom to greet/u,
    ],
    ['an input in an expression', 'inputs.stage', 'inputs.st|age', /Where to[^]*test/u],
    ['a property of a context', 'github.ref', 'github.r|ef', /string/u],
  ];
  for (const [name, where, marked, expected] of cases) {
    it(name, () => {
      const { workspace, uri, position } = at(where, marked);
      const contents = hover(workspace, uri, position)?.contents as { value: string } | undefined;
      assert.match(contents?.value ?? '', expected);
    });
  }
});

describe('names in workflows', () => {
  it('lead from an expression to the output', () => {
    const { workspace, uri, position } = at('needs.build.outputs.tag', 'needs.build.outputs.t|ag');
    const [place] = [definition(workspace, uri, position)].flat();
    assert.equal(JSON.stringify(place).includes('"line":11'), true, JSON.stringify(place));
  });

  it('are renamed in keys, lists and expressions', () => {
    const { workspace, uri, position } = at('  build:\n', '  bu|ild:\n');
    const edits = rename(workspace, uri, position, 'compile')?.documentChanges ?? [];
    assert.equal(JSON.stringify(edits).match(/"newText":"compile"/gu)?.length, 3);
  });

  it('of inputs are renamed in the action and in what calls it', () => {
    const { workspace, uri, position } = at('who: ${{ matrix.python }}', 'w|ho: ${{ matrix.python }}');
    const edits = rename(workspace, uri, position, 'whom')?.documentChanges ?? [];
    assert.equal(JSON.stringify(edits).match(/"newText":"whom"/gu)?.length, 3);
  });

  it('of local actions are links', () => {
    const { workspace, uri } = at('on:\n', '|on:\n');
    assert.deepEqual(
      documentLinks(workspace, uri).map(({ target }) => target),
      [uriOf('.github/actions/greet/action.yml')],
    );
  });
});

describe('fixes in workflows', () => {
  const cases: readonly [string, string, string, string][] = [
    [
      'workflow/untrusted-input',
      'a text of a stranger becomes a variable',
      'on: issues\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "${{ github.event.issue.title }}"\n',
      'on: issues\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "${ISSUE_TITLE}"\n        env:\n          ISSUE_TITLE: ${{ github.event.issue.title }}\n',
    ],
    [
      'workflow/missing-permissions',
      'the token has explicit permissions',
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n',
      'on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n',
    ],
  ];
  for (const [rule, name, before, after] of cases) {
    it(name, () => {
      const workspace = workspaceOf({ [CI]: before });
      const finding = workspace.check(uriOf(CI)).findings.find((candidate) => candidate.rule === rule);
      const changes = finding?.fixes?.[0]?.changes().filter((change) => change.kind === 'text') ?? [];
      assert.equal(applyChanges(before, changes), after);
    });
  }
});

describe('links of scripts', () => {
  const PIPELINE =
    'version: 1\nparams:\n  days: 3\nstages:\n  train:\n    run: python train.py ${params.days}\n';
  const RUNS = `on: push
jobs:
  train:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
      - run: |
          npm ci
          npx vitruve run ml.pipeline.yaml train --param days=7
        working-directory: model
      - run: docker compose up -d api
      - uses: ./.github/actions/hello
        with:
          who: me
`;
  const HELLO = ACTION.replace('Greet', 'Hello');
  const workspace = workspaceOf({
    [CI]: RUNS,
    'model/ml.pipeline.yaml': PIPELINE,
    'docker-compose.yml': 'services:\n  api:\n    image: api:1\n',
    '.github/actions/hello/action.yaml': HELLO,
  });
  const positionOf = (text: string, word: string): { line: number; character: number } => {
    const before = text.slice(0, text.indexOf(word)).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const target = (word: string): string[] =>
    definition(workspace, uriOf(CI), positionOf(RUNS, word)).map(
      ({ targetUri, targetSelectionRange: { start } }) => `${targetUri.replace(uriOf(''), '')}:${start.line}`,
    );

  it('lead to the stage, the parameter and the service', () => {
    assert.deepEqual(target('train --param'), ['model/ml.pipeline.yaml:4']);
    assert.deepEqual(target('days=7'), ['model/ml.pipeline.yaml:2']);
    assert.deepEqual(target('api\n'), ['docker-compose.yml:1']);
    assert.deepEqual(target('ml.pipeline.yaml'), ['model/ml.pipeline.yaml:0']);
  });

  it('lead to an action of either ending', () => {
    assert.deepEqual(target('./.github/actions/hello'), ['.github/actions/hello/action.yaml:0']);
    assert.deepEqual(target('who: me'), ['.github/actions/hello/action.yaml:3']);
  });

  it('follow a stage that gets another name', () => {
    const changes = rename(workspace, uriOf('model/ml.pipeline.yaml'), positionOf(PIPELINE, 'train:'), 'fit');
    assert.match(JSON.stringify(changes), /ci\.yml/u);
  });
});
