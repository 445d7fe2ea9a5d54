import { codeLenses, RUN_FILE } from '../../core/features/code-lens.ts';
import assert from 'node:assert/strict';
import { assert as property, constantFrom, property as forAll, array } from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { documentLinks } from '../../core/features/links.ts';
import { hover } from '../../core/features/hover.ts';
import { rename } from '../../core/features/rename.ts';
import { DEFAULT_SETTINGS } from '../../kinds/settings.ts';
import { ROOT, TODAY, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { isPipeline } from './detect.ts';
import { expressionsIn, interpolated } from './expression.ts';
import { filesOf } from './file-uses.ts';
import { PIPELINE } from './kind.ts';
import type { PipelineModel } from './model.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { rounds } from '../../testing/rounds.ts';

const FILE = 'ml.pipeline.yaml';

const TRAINING = `version: 1
params:
  seed: 42
stages:
  data:
    run: python src/data.py --seed \${params.seed}
    inputs: [src/data.py]
    outputs:
      table: data/table.csv
  train:
    run: python src/train.py \${matrix.model}
    matrix:
      model: [forest, logistic]
    inputs:
      - src/train.py
      - \${stages.data.outputs.table}
    outputs:
      model: models/\${matrix.model}.joblib
  report:
    run: python src/report.py
    inputs: [models, src/report.py]
`;

const SCRIPTS = { 'src/data.py': '', 'src/train.py': '', 'src/report.py': '' };

function modelOf(text: string): PipelineModel {
  return PIPELINE.parse(TextDocument.create(uriOf(FILE), 'yaml', 0, text)).model;
}

/** The labels that are proposed where \`▮\` is. */
function proposed(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const offset = text.indexOf('▮');
  const workspace = workspaceOf({ ...files, [FILE]: text.replace('▮', '') });
  const document = workspace.document(uriOf(FILE));
  assert.ok(document);
  return completion(workspace, uriOf(FILE), document.positionAt(offset)).map(({ label }) => label);
}

describe('pipelines', () => {
  it('are distinguished from the pipelines of other programs', () => {
    const texts: readonly (readonly [string, string, boolean])[] = [
      ['a.pipeline.yaml', '', true],
      ['a.pipeline.yaml', 'version: 1\nstages:\n  a:\n    run: x\n', true],
      ['a.pipeline.yml', 'stages:\n  # first\n  a:\n', true],
      ['a.pipeline.yaml', 'stages: {a: {run: x}}\n', true],
      ['a.pipeline.yaml', 'stages:\n- stage: Build\n', false],
      ['a.pipeline.yaml', 'stages:\n  - stage: Build\n', false],
      ['a.pipeline.yaml', 'apiVersion: tekton.dev/v1\nkind: Pipeline\n', false],
      ['a.pipeline.yaml', 'trigger: [main]\npool: {}\nstages:\n  a: b\n', false],
      ['pipeline.yaml', 'version: 1\nstages:\n  a:\n    run: x\n', true],
      ['pipeline.yaml', 'stages:\n  a:\n    run: x\n', false],
      ['pipeline.yaml', 'steps:\n  - command: x\n', false],
      ['x.yaml', '# yaml-language-server: $schema=./schemas/pipeline.schema.json\n', true],
      ['x.yaml', 'version: 1\nstages:\n  a:\n    run: x\n', false],
    ];
    for (const [name, text, expected] of texts) {
      const document = TextDocument.create(uriOf(name), 'yaml', 0, text);
      assert.equal(isPipeline(document), expected, `${name}: ${text}`);
    }
  });

  it('find expressions, and leave variables of the shell alone', () => {
    const names = (text: string): string[] =>
      expressionsIn(text).map(({ parts }) => parts.map((part) => part.text).join('.'));
    assert.deepEqual(names('${params.a} ${HOME} ${x%.csv} ${x:-a.b} ${ matrix.m } $${params.b} ${parms.c}'), [
      'params.a',
      'matrix.m',
      'parms.c',
    ]);
    assert.deepEqual(names('${params.a + 1}'), ['params.a + 1']);
    assert.equal(
      interpolated('a ${params.x} ${y.z}', ([, name]) => (name?.text === 'x' ? '1' : undefined)),
      'a 1 ${y.z}',
    );
  });

  it('know the order that follows from files, with all matrices carried out', () => {
    const { pipeline } = modelOf(TRAINING);
    assert.ok(pipeline);
    const { flow, outputs } = filesOf(pipeline);
    assert.deepEqual(
      flow.links.map(({ from, to }) => `${from.name} > ${to.name}`),
      ['data > train', 'train > report'],
    );
    assert.deepEqual(outputs[1]?.paths, ['models/forest.joblib', 'models/logistic.joblib']);
    assert.deepEqual(
      [...flow.steps()].map(([{ name }, step]) => `${name} ${step}`),
      ['data 1', 'train 2', 'report 3'],
    );
  });

  it('let a run read what the run with the same value made', () => {
    const { pipeline } = modelOf(`version: 1
stages:
  train:
    matrix: {model: [a, b]}
    run: x
    outputs: {model: "models/\${matrix.model}"}
  same:
    matrix: {model: [a, c]}
    run: x
    inputs: ["\${stages.train.outputs.model}"]
  all:
    run: x
    inputs: ["\${stages.train.outputs.model}"]
`);
    assert.ok(pipeline);
    const { inputs } = filesOf(pipeline);
    assert.deepEqual(
      inputs.map(({ paths }) => paths),
      [
        ['models/a', 'models/b'],
        ['models/a', 'models/b'],
      ],
    );
  });

  it('read a file for each value of a list', () => {
    const { pipeline } = modelOf(`version: 1
params: {files: [a, ./b], none: [], one: c}
stages:
  s:
    run: x
    inputs: ["\${params.files}", "d/\${params.files}/\${params.one}", "\${params.none}", "\${params.one}"]
`);
    assert.ok(pipeline);
    assert.deepEqual(
      filesOf(pipeline).inputs.map(({ paths }) => paths),
      [['a', 'b'], ['d/a/c', 'd/b/c'], [], ['c']],
    );
  });

  it('are complete and clean when they are new', () => {
    const templates = PIPELINE.templates ?? [];
    assert.ok(templates.length > 1);
    for (const { id } of templates) {
      const workspace = workspaceOf({});
      const [change] =
        PIPELINE.create?.({
          root: ROOT,
          title: 'Prévision des ventes',
          template: id,
          language: 'fr',
          today: TODAY,
          settings: DEFAULT_SETTINGS,
          graph: workspace.graph,
        }) ?? [];
      assert.ok(change?.kind === 'create');
      assert.equal(change.uri, uriOf('prevision-des-ventes.pipeline.yaml'));
      const files = ['src/data.py', 'src/features.py', 'src/train.py', 'src/evaluate.py'];
      const checked = workspaceOf({ 'new.pipeline.yaml': change.text }, { files });
      assert.deepEqual(checked.check(uriOf('new.pipeline.yaml')).findings, [], id);
    }
  });

  it('propose stages, outputs, files, parameters, tasks and what they are given', () => {
    const head = TRAINING;
    assert.deepEqual(
      proposed(`${head}    needs: ▮\n`).filter((label) => !label.includes('.')),
      ['data', 'train'],
    );
    // Who waits for the stage, at once or by way of others, is not proposed: they would wait for each other.
    const stages = head
      .replace('  data:\n', '  data:\n    needs: [▮]\n')
      .replace('  report:\n', '  tidy:\n    run: make tidy\n  report:\n');
    assert.deepEqual(
      proposed(stages).filter((label) => !label.includes('.')),
      ['tidy'],
    );
    assert.ok(
      !proposed(head.replace('[src/data.py]', '[▮]')).some((label) => label.includes('stages.train')),
    );
    const inputs = proposed(`${head}      - ▮\n`.replace('[models, src/report.py]\n', '\n'), SCRIPTS);
    assert.ok(
      inputs.includes('data/table.csv') && inputs.includes('${stages.train.outputs.model}'),
      inputs.join(' '),
    );
    assert.ok(inputs.includes('src/'), inputs.join(' '));
    assert.ok(
      proposed(`${head}      - src/▮\n`.replace('[models, src/report.py]\n', '\n'), SCRIPTS).includes(
        'train.py',
      ),
    );
    assert.ok(proposed(`${head}    uses: ▮\n`).includes('vitruve/predict'));
    const given = proposed(`${head}  blur:\n    uses: vitruve/blur\n    with:\n      ▮\n`);
    assert.ok(given.includes('images') && given.includes('method'), given.join(' '));
    assert.deepEqual(
      proposed(`${head}  blur:\n    uses: vitruve/blur\n    with:\n      method: ▮\n`).slice(0, 3),
      ['solid', 'mosaic', 'gaussian'],
    );
    assert.ok(proposed('version: 1\n▮\n').includes('stages'));
  });

  it('propose names within an expression', () => {
    const within = (expression: string): readonly string[] =>
      proposed(TRAINING.replace('python src/report.py', `python src/report.py ${expression}`));
    assert.deepEqual(within('${▮'), ['params', 'matrix', 'stages', 'outputs']);
    assert.deepEqual(within('${params.▮}'), ['seed']);
    assert.deepEqual(within('${stages.▮'), ['data', 'train']);
    assert.deepEqual(within('${stages.data.outputs.▮'), ['table']);
  });

  it('lead from a name to what it means', () => {
    const workspace = workspaceOf({ [FILE]: TRAINING, ...SCRIPTS });
    const document = workspace.document(uriOf(FILE));
    assert.ok(document);
    const lineOf = (after: string): number | undefined => {
      const position = document.positionAt(TRAINING.indexOf(after) + after.length);
      return definition(workspace, uriOf(FILE), position)[0]?.targetSelectionRange.start.line;
    };
    assert.equal(lineOf('--seed ${params.se'), 2);
    assert.equal(lineOf('- ${stages.da'), 4);
    assert.equal(lineOf('- ${stages.data.outputs.ta'), 8);
    const links = documentLinks(workspace, uriOf(FILE)).map(({ target }) => target);
    assert.ok(links.includes(uriOf('src/train.py')));
  });

  it('are led to from the workflow that runs them', () => {
    const steps = '      - uses: actions/checkout@v4\n      - run: npx vitruve run ml.pipeline.yaml\n';
    const workflow = `on: push\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
    const workspace = workspaceOf({ [FILE]: TRAINING, '.github/workflows/train.yml': workflow });
    const links = documentLinks(workspace, uriOf('.github/workflows/train.yml')).map(({ target }) => target);
    assert.deepEqual(links, [uriOf(FILE)]);
  });

  it('rename stages, parameters and outputs wherever they are named', () => {
    const workspace = workspaceOf({ [FILE]: TRAINING });
    const document = workspace.document(uriOf(FILE));
    assert.ok(document);
    const renamed = (at: string, name: string): string => {
      const edit = rename(workspace, uriOf(FILE), document.positionAt(TRAINING.indexOf(at) + 1), name);
      const changes = JSON.stringify(edit).match(/"newText":"[^"]*"/gu) ?? [];
      return changes.join(' ');
    };
    assert.equal(renamed('data:', 'fetch'), '"newText":"fetch" "newText":"fetch"');
    assert.equal(renamed('seed: 42', 'start'), '"newText":"start" "newText":"start"');
    assert.equal(renamed('table: data', 'rows'), '"newText":"rows" "newText":"rows"');
  });

  it('say over a stage what it follows and feeds, over a key what it is for', () => {
    const workspace = workspaceOf({ [FILE]: TRAINING });
    const document = workspace.document(uriOf(FILE));
    assert.ok(document);
    const text = (at: string): string =>
      JSON.stringify(hover(workspace, uriOf(FILE), document.positionAt(TRAINING.indexOf(at) + 1)) ?? '');
    assert.match(text('train:'), /Runs after: data.*Used by: report/u);
    assert.match(text('run: python src/train'), /command line/u);
    assert.match(text('matrix.model}'), /forest, logistic/u);
  });

  it('are drawn with what is missing', () => {
    const workspace = workspaceOf({
      [FILE]: TRAINING.replace('[models, src/report.py]', '[models, src/gone.py]'),
      ...SCRIPTS,
    });
    const manifest = workspace.manifest(uriOf(FILE));
    const view = PIPELINE.views?.[0];
    assert.ok(manifest && view?.scope === 'document');
    const content = view.build({ ...manifest.context, model: manifest.context.model as PipelineModel });
    assert.ok(content?.type === 'diagram');
    const { nodes, edges } = content.diagram;
    assert.deepEqual(
      nodes.filter(({ tone }) => tone === 'bad').map(({ label, outline }) => `${label} ${outline ?? ''}`),
      ['src/gone.py dashed'],
    );
    assert.ok(nodes.some(({ label, detail }) => label === 'train' && detail === '× 2 runs'));
    const ids = new Set(nodes.map(({ id }) => id));
    assert.equal(ids.size, nodes.length);
    assert.ok(edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
  });

  it('never throw, whatever the text', () => {
    const lines = constantFrom(
      'version: 1',
      'stages:',
      '  a:',
      '  b: *x',
      '    run: python x.py ${params.a',
      '    inputs: [a, ${stages.a.outputs.b}, *x]',
      '    inputs:',
      '      - a',
      '      -',
      '    outputs: {a: &x b}',
      '    outputs: {a: {path: "${matrix.v}"}}',
      '    matrix: {v: [1, 2], include: [{v: 3}], exclude: [a]}',
      '    matrix: {v: "${params.a}"}',
      '    needs: a',
      '    needs: [a, b, {}]',
      '    uses: ./ml.pipeline.yaml',
      '    with: {a: }',
      '    when: {params.a: 1}',
      '    params: [a, {file: p.yaml, keys: [a]}]',
      'params: {a: [1], b: {type: integer, default: x}}',
      'defaults: {image: a, timeout: 1, resources: {cpu: x}}',
      '---',
      '  - ]',
    );
    property(
      forAll(array(lines, { maxLength: 25 }), (chosen) => {
        const text = chosen.join('\n');
        const workspace = workspaceOf({ [FILE]: text });
        workspace.check(uriOf(FILE));
        const manifest = workspace.manifest(uriOf(FILE));
        const context = manifest && { ...manifest.context, model: manifest.context.model as PipelineModel };
        if (!context) return;
        PIPELINE.outline?.(context);
        PIPELINE.lenses?.(context);
        for (const view of PIPELINE.views ?? []) if (view.scope === 'document') view.build(context);
        for (let offset = 0; offset <= text.length; offset += 7) {
          PIPELINE.complete?.(context, offset);
          PIPELINE.hover?.(context, offset);
        }
      }),
      rounds(300),
    );
  });

  it('have lenses that run all stages, or one with what it depends on', () => {
    const workspace = workspaceOf({
      [FILE]: 'version: 1\nstages:\n  a: {run: x, outputs: {o: a.txt}}\n  b: {run: y, inputs: [a.txt]}\n',
    });
    const uri = uriOf(FILE);
    const shown = codeLenses(workspace, uri).map(({ range, command }) => [
      range.start.line,
      command?.title,
      command?.command === RUN_FILE ? (command.arguments as unknown) : undefined,
    ]);
    assert.deepEqual(shown, [
      [1, 'Run pipeline', [{ uri }]],
      [2, 'Run to here', [{ uri, part: 'a' }]],
      [2, 'provides input to b', undefined],
      [3, 'Run to here', [{ uri, part: 'b' }]],
    ]);
  });

  it('are checked in steps that grow with the number of stages', async () => {
    const stages = (count: number): string[] =>
      Array.from(
        { length: count },
        (_, index) =>
          `  s${index}:\n    run: python src/x.py \${params.a}\n    matrix: {m: [1, 2, 3]}\n    inputs: [data/${index}]\n    outputs: {o: "data/${index + 1}/\${matrix.m}"}\n`,
      );
    const check = (count: number): unknown => {
      const text = `version: 1\nparams: {a: 1}\nstages:\n${stages(count).join('')}`;
      return workspaceOf({ [FILE]: text }).check(uriOf(FILE));
    };
    assert.ok((await growthOf(check, 100)) < LINEAR);
  });
});

describe('keys as other programs call them', () => {
  it('are reported with ours, and changed to them', () => {
    const text =
      'version: 1\nstages:\n  a:\n    cmd: echo\n    deps: [x]\n    environment: {}\n    env: {}\n';
    const found = workspaceOf({ [FILE]: text, x: '' })
      .check(uriOf(FILE))
      .findings.filter(({ rule }) => rule === 'pipeline/schema');
    assert.deepEqual(found.map(({ message }) => message).slice(0, 2), [
      'Unknown key "cmd". Did you mean "run"?',
      'Unknown key "deps". Did you mean "inputs"?',
    ]);
    // What is there already is not offered once more.
    assert.ok(!found[2]?.message.includes('did you mean "environment"'), found[2]?.message);
  });
});
