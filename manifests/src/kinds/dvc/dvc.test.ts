import assert from 'node:assert/strict';
import { array, assert as property, constantFrom, property as forAll } from 'fast-check';
import { codeLenses, RUN_FILE } from '../../core/features/code-lens.ts';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import { rename } from '../../core/features/rename.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { roleOf } from './detect.ts';
import { DVC } from './kind.ts';
import type { DvcModel } from './model.ts';
import { resolveFile } from './resolve.ts';
import { dvcExpressions } from './template.ts';
import { rounds } from '../../testing/rounds.ts';

const FILE = 'dvc.yaml';

const FILES = {
  'params.yaml': 'train:\n  seed: 1\n  models: [forest, logistic]\n',
  'src/data.py': '',
  'src/train.py': '',
  [FILE]: `stages:
  data:
    cmd: python src/data.py
    deps: [src/data.py]
    outs:
      - data/table.csv
  train:
    foreach: \${train.models}
    do:
      cmd: python src/train.py --seed \${train.seed} \${item}
      deps:
        - src/train.py
        - data/table.csv
      params:
        - train.seed
      outs:
        - models/\${item}:
            cache: false
`,
};

function place(text: string, at: string): { text: string; offset: number } {
  const offset = text.indexOf(at) + at.indexOf('▮');
  return { text, offset };
}

describe('DVC', () => {
  it('is detected by the names of its files', () => {
    const roles = {
      'a/dvc.yaml': 'stages',
      'dvc.lock': 'lock',
      'data.csv.dvc': 'data',
      'params.yaml': 'params',
    };
    for (const [path, role] of Object.entries(roles)) assert.equal(roleOf(uriOf(path)), role, path);
    for (const path of ['.dvc', 'my-dvc.yaml', 'params.json', '.dvcignore'])
      assert.equal(roleOf(uriOf(path)), undefined, path);
  });

  it('is none in a file of the other ending without stages', () => {
    const rules = (path: string, text: string): string[] =>
      workspaceOf({ [path]: text })
        .check(uriOf(path))
        .findings.map(({ rule }) => rule);
    assert.deepEqual(rules('dvc.yml', '- title: a\n'), []);
    assert.deepEqual(rules('dvc.yaml', '- title: a\n'), ['dvc/schema']);
    assert.deepEqual(rules('dvc.yml', 'stages: []\n'), ['dvc/schema']);
  });

  it('finds variables as DVC does', () => {
    const inner = (text: string): string[] => dvcExpressions(text).map((expression) => expression.inner);
    assert.deepEqual(inner('${a.b} \\${HOME} ${x[0].y} $HOME ${ z }'), ['a.b', 'x[0].y', ' z ']);
    assert.deepEqual(dvcExpressions('${x[0].y}')[0]?.keys, ['x', '0', 'y']);
  });

  it('carries loops out with the values of params.yaml', () => {
    const workspace = workspaceOf(FILES);
    const model = workspace.manifest(uriOf(FILE))?.context.model as DvcModel;
    assert.ok(model.file);
    const { runs, flow, unresolved } = resolveFile(model.file, uriOf(FILE), workspace.graph);
    assert.deepEqual(unresolved, []);
    assert.deepEqual(
      runs.map(({ name, outs }) => `${name}: ${outs.map(({ path }) => path).join(' ')}`),
      ['data: data/table.csv', 'train@forest: models/forest', 'train@logistic: models/logistic'],
    );
    assert.deepEqual(
      flow.links.map(({ from, to }) => `${from.name} > ${to.name}`),
      ['data > train@forest', 'data > train@logistic'],
    );
    assert.deepEqual(workspace.check(uriOf(FILE)).findings, []);
  });

  it('is checked again when params.yaml changes', () => {
    const workspace = workspaceOf(FILES);
    assert.deepEqual(workspace.check(uriOf(FILE)).findings, []);
    workspace.update(uriOf('params.yaml'), 'train:\n  models: [forest]\n', { open: true });
    const rules = workspace.check(uriOf(FILE)).findings.map(({ rule }) => rule);
    assert.deepEqual([...new Set(rules)].sort(), ['dvc/params-source', 'dvc/unresolved']);
  });

  it('leads from a parameter to its value and from a dependency to the stage that makes it', () => {
    const workspace = workspaceOf(FILES);
    const document = workspace.document(uriOf(FILE));
    assert.ok(document);
    const target = (at: string): string => {
      const found = definition(
        workspace,
        uriOf(FILE),
        document.positionAt(FILES[FILE].indexOf(at) + at.length),
      );
      return found
        .map(
          ({ targetUri, targetSelectionRange }) =>
            `${targetUri.slice(uriOf('').length)} ${targetSelectionRange.start.line}`,
        )
        .join();
    };
    assert.equal(target('        - train.se'), 'params.yaml 1');
    assert.equal(target('        - data/tab'), 'dvc.yaml 5');
    assert.equal(target('        - src/tr'), 'src/train.py 0');
  });

  it('proposes what other stages make, files, keys of parameters and variables', () => {
    const labels = (from: string, to: string): string[] => {
      const { text, offset } = place(FILES[FILE].replace(from, to), to);
      const workspace = workspaceOf({ ...FILES, [FILE]: text.replace('▮', '') });
      const document = workspace.document(uriOf(FILE));
      assert.ok(document);
      return completion(workspace, uriOf(FILE), document.positionAt(offset)).map(({ label }) => label);
    };
    const deps = labels('        - data/table.csv', '        - ▮');
    assert.ok(deps.includes('data/table.csv') && deps.includes('src/'), deps.join(' '));
    assert.deepEqual(labels('        - train.seed', '        - ▮'), ['train', 'train.seed', 'train.models']);
    assert.deepEqual(labels('${train.seed}', '${▮'), ['item', 'key', 'train', 'train.seed', 'train.models']);
  });

  it('renames what a stage makes wherever it is read', () => {
    const workspace = workspaceOf(FILES);
    const document = workspace.document(uriOf(FILE));
    assert.ok(document);
    const edit = rename(
      workspace,
      uriOf(FILE),
      document.positionAt(FILES[FILE].indexOf('data/table') + 1),
      'data/all.csv',
    );
    assert.equal(JSON.stringify(edit).match(/data\/all\.csv/gu)?.length, 2);
  });

  it('shows over a stage what it feeds, over a variable its value', () => {
    const workspace = workspaceOf(FILES);
    const document = workspace.document(uriOf(FILE));
    assert.ok(document);
    const text = (at: string): string =>
      JSON.stringify(hover(workspace, uriOf(FILE), document.positionAt(FILES[FILE].indexOf(at) + 1)) ?? '');
    assert.match(text('data:'), /Used by: train/u);
    assert.match(text('${train.seed}'), /= 1/u);
  });

  it('never throws, whatever the text', () => {
    const lines = constantFrom(
      'stages:',
      '  a:',
      '  b:',
      '    cmd: python x.py ${a.b[0',
      '    cmd: [a, "${item.x}"]',
      '    foreach: ${train.models}',
      '    foreach: {a: {x: 1}, b: }',
      '    do: {cmd: x, outs: ["${item}"]}',
      '    matrix: {x: [1, 2], y: "${train.models}"}',
      '    wdir: ${train.seed}',
      '    deps: [a, ${key}, *x]',
      '    outs: [a, {b: {cache: false}}, &x c]',
      '    params: [a, {p.yaml: [x]}, {q.yaml: }]',
      'vars: [a.yaml, {x: 1}, params.yaml:train]',
      'plots: [a, {b: {x: y}}]',
      '  - ]',
    );
    property(
      forAll(array(lines, { maxLength: 25 }), (chosen) => {
        const text = chosen.join('\n');
        const workspace = workspaceOf({ ...FILES, [FILE]: text, 'dvc.lock': text });
        workspace.check(uriOf(FILE));
        const manifest = workspace.manifest(uriOf(FILE));
        const context = manifest && { ...manifest.context, model: manifest.context.model as DvcModel };
        if (!context) return;
        DVC.outline?.(context);
        DVC.lenses?.(context);
        for (const view of DVC.views ?? []) if (view.scope === 'document') view.build(context);
        for (let offset = 0; offset <= text.length; offset += 7) {
          DVC.complete?.(context, offset);
          DVC.hover?.(context, offset);
        }
      }),
      rounds(300),
    );
  });
});

describe('lenses of a dvc.yaml', () => {
  it('run all stages, or one with what it depends on', () => {
    const workspace = workspaceOf({
      [FILE]: 'stages:\n  a: { cmd: x, outs: [a.txt] }\n  b: { cmd: y, deps: [a.txt] }\n',
    });
    const uri = uriOf(FILE);
    const shown = codeLenses(workspace, uri).map(({ range, command }) => [
      range.start.line,
      command?.title,
      command?.command === RUN_FILE ? (command.arguments as unknown) : undefined,
    ]);
    assert.deepEqual(
      shown.sort(([a], [b]) => Number(a) - Number(b)),
      [
        [0, 'Run pipeline', [{ uri }]],
        [1, 'Run to here', [{ uri, part: 'a' }]],
        [1, 'provides input to b', undefined],
        [2, 'Run to here', [{ uri, part: 'b' }]],
      ],
    );
  });
});

describe('variables and loops, as DVC takes them', () => {
  const rules = (text: string): string[] =>
    workspaceOf({ [FILE]: text, 'params.yaml': 'train:\n  lr: 1\n' })
      .check(uriOf(FILE))
      .findings.map(({ rule, message }) => `${rule}: ${message}`);

  it('run an item that stands twice once', () => {
    assert.deepEqual(
      rules(
        'stages:\n  a:\n    foreach: [x, x]\n    do:\n      cmd: echo ${item}\n      outs: ["${item}.txt"]\n',
      ),
      [],
    );
  });

  it('join maps, and refuse a value that two places give, however deep', () => {
    const stages = 'stages:\n  a:\n    cmd: echo ${train.lr}\n';
    assert.deepEqual(rules(`vars:\n  - train: { depth: 3 }\n${stages}`), []);
    assert.deepEqual(rules(`vars:\n  - train: { lr: 3 }\n${stages}`), [
      'dvc/vars: Duplicate variable "train.lr": already defined in "params.yaml"',
    ]);
  });

  describe('reads values as DVC does', () => {
    const PARAMS = 'models:\n  a: { lr: 1 }\n  b: { lr: 2 }\nnothing:\nmany: [1, 2]\n';
    const CASES: Readonly<Record<string, readonly [stage: string, expected: readonly string[]]>> = {
      'the keys of a map in a matrix': ['matrix: { model: "${models}" }\n    cmd: echo ${item.model}', []],
      'a value that is empty': ['cmd: echo ${nothing}', []],
      'what would be below it': ['cmd: echo ${nothing.more}', ['dvc/unresolved']],
      'a map in a command': ['cmd: train ${models.a}', []],
      'a list in a command': ['cmd: train ${many}', ['dvc/unresolved']],
      'one of a list': ['cmd: train ${many[1]}', []],
    };
    for (const [name, [stage, expected]] of Object.entries(CASES)) {
      it(name, () => {
        const workspace = workspaceOf({
          'params.yaml': PARAMS,
          'dvc.yaml': `stages:\n  p:\n    ${stage}\n`,
        });
        const { findings } = workspace.check(uriOf('dvc.yaml'));
        assert.deepEqual(
          findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
          expected,
        );
      });
    }
  });
});
