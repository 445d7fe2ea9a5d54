import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { HOSTILE, RANDOM_PIPELINE } from '../testing/random-pipeline.ts';
import { findingsIn, messages, translationOf } from '../testing/translation-of.ts';
import { ARGO } from './workflow.ts';

interface Template {
  readonly name: string;
  readonly script?: { source: string; command: string[]; env?: { name: string; value?: string }[] };
  readonly container?: { command: string[]; args: string[] };
  readonly inputs?: { artifacts: { name: string; path: string }[] };
  readonly outputs?: { artifacts: { name: string; path: string }[] };
  readonly [key: string]: unknown;
}

interface Workflow {
  readonly spec: {
    readonly arguments?: { parameters: { name: string; value: string }[] };
    readonly templates: readonly Template[];
  };
}

const OPTIONS = { image: 'alpine:3.20', repository: 'https://example.com/x.git' };

function workflowOf(text: string, options: object = OPTIONS): Workflow {
  const { text: made, remarks } = translationOf(text, ARGO, options);
  assert.deepEqual(messages(remarks.refused), []);
  return parse(made) as Workflow;
}

function stage(rest: string): string {
  return `version: 1\nstages:\n  only:\n${rest.replaceAll(/^/gmu, '    ')}\n`;
}

describe('pipelines as workflows of Argo', () => {
  it('gives outputs to those that read them, one task for each run of a matrix', () => {
    const { spec } = workflowOf(`version: 1
stages:
  train:
    run: train \${matrix.model} \${outputs.model}
    matrix: { model: [forest, logistic] }
    inputs: [src/train.py]
    outputs: { model: 'models/\${matrix.model}.joblib' }
  compare:
    run: compare \${stages.train.outputs.model} > \${outputs.best}
    outputs: { best: best.txt }
`);
    const [dag, ...templates] = spec.templates;
    assert.deepEqual((dag as unknown as { dag: { tasks: unknown } }).dag.tasks, [
      { name: 'train-forest', template: 'train-forest' },
      { name: 'train-logistic', template: 'train-logistic' },
      {
        name: 'compare',
        template: 'compare',
        dependencies: ['train-forest', 'train-logistic'],
        arguments: {
          artifacts: [
            { name: 'train-forest-model', from: '{{tasks.train-forest.outputs.artifacts.model}}' },
            { name: 'train-logistic-model', from: '{{tasks.train-logistic.outputs.artifacts.model}}' },
          ],
        },
      },
    ]);
    const [forest, , compare] = templates;
    assert.deepEqual(forest?.outputs, { artifacts: [{ name: 'model', path: '/work/models/forest.joblib' }] });
    assert.equal(forest.script?.source, 'mkdir -p -- models\ntrain forest models/forest.joblib\n');
    assert.deepEqual(
      compare?.inputs?.artifacts.map(({ path }) => path),
      ['/work', '/work/models/forest.joblib', '/work/models/logistic.joblib'],
    );
  });

  it('keeps retries, timeouts, resources, variables and secrets', () => {
    const { spec } = workflowOf(
      stage(`run: 'true'
retries: { count: 2, delay: 1500ms, factor: 3 }
timeout: 90s
resources: { cpu: 500m, memory: 1Gi, gpu: 1, disk: 2Gi }
owner: Analyst
environment: { MODE: fast $(HOME), TOKEN: { secret: API_TOKEN } }`),
    );
    const template = spec.templates[1];
    assert.deepEqual(template?.['retryStrategy'], {
      limit: '2',
      retryPolicy: 'Always',
      backoff: { duration: '1.5s', factor: '3' },
    });
    assert.equal(template['activeDeadlineSeconds'], 90);
    assert.deepEqual(template['metadata'], { annotations: { 'vitruve/owner': 'Analyst' } });
    const script = template.script as unknown as { env: unknown; resources: unknown };
    const amounts = { cpu: '500m', memory: '1Gi', 'nvidia.com/gpu': '1', 'ephemeral-storage': '2Gi' };
    assert.deepEqual(script.resources, { requests: amounts, limits: amounts });
    assert.deepEqual(script.env, [
      { name: 'MODE', value: 'fast $$(HOME)' },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'x-secrets', key: 'API_TOKEN' } } },
    ]);
  });

  it('decides conditions, and leaves out what reads nothing then', () => {
    const { spec } = workflowOf(`version: 1
params: { target: { enum: [a, b], default: a } }
stages:
  first: { run: 'echo 1 > a.txt', outputs: { a: a.txt }, when: { params.target: b } }
  second: { run: cat a.txt, inputs: [a.txt] }
  third: { run: 'true' }
`);
    assert.deepEqual(
      spec.templates.map(({ name }) => name),
      ['pipeline', 'third'],
    );
  });

  it('gives each run a name of its own', () => {
    const { spec } = workflowOf(`version: 1
stages:
  Train: { run: 'true' }
  train-: { run: 'true' }
  pipeline: { run: 'true' }
  long: { run: 'true', matrix: { a: [${'x'.repeat(80)}, ${'x'.repeat(81)}] } }
`);
    const names = spec.templates.map(({ name }) => name);
    assert.deepEqual(names.slice(0, 4), ['pipeline', 'train', 'train-2', 'pipeline-2']);
    assert.ok(
      names.every((name) => /^[a-z][-a-z0-9]{0,61}[a-z0-9]$/u.test(name)),
      names.join(' '),
    );
    assert.equal(new Set(names).size, names.length);
  });

  it('runs tasks of Vitruve in its image', () => {
    const text = stage('uses: vitruve/check\nwith: { paths: [a.yaml] }');
    const { remarks } = translationOf(text, ARGO, {});
    assert.deepEqual(messages(remarks.refused), [
      'Stage "only" runs a task of Vitruve: name the repository with --repository',
      'Stage "only" runs a task of Vitruve: name an image that has Vitruve with --vitruve-image',
    ]);
    const [, template] = workflowOf(text, { ...OPTIONS, vitruveImage: 'vitruve:1' }).spec.templates;
    assert.equal(template?.script?.source, 'vitruve run x.pipeline.yaml --stage only --only --force\n');
  });

  it('refuses what cannot be expressed, where it is written', () => {
    const refused = (text: string, options: object = {}): readonly string[] =>
      translationOf(text, ARGO, options).remarks.refused.map(
        ({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`,
      );
    assert.deepEqual(refused(stage("run: 'true'")), [
      'only: Stage "only" has no image: add "image", or name one for all stages with --image',
    ]);
    assert.deepEqual(refused(stage('run: cat src/a.py\ninputs: [src/a.py]'), { image: 'a:1' }), [
      'src/a.py: "src/a.py" is a file of the repository: name the repository with --repository',
    ]);
    assert.deepEqual(refused(stage('run: dir\nshell: cmd'), OPTIONS), [
      'cmd: Stage "only": containers of Linux have no "cmd"',
    ]);
    assert.deepEqual(refused(stage("run: 'true'\nretries: { count: 1, factor: 1.5 }"), OPTIONS), [
      'only: Stage "only": Argo Workflows can only multiply the delay of retries by integers, not by 1.5',
    ]);
    assert.deepEqual(refused(stage('run: [dir, dir]\nshell: pwsh'), OPTIONS), [
      'run: Stage "only": several PowerShell scripts cannot be exported: write them as one',
    ]);
    assert.deepEqual(refused(stage("run: '{{ }}'\nshell: pwsh"), OPTIONS), [
      'run: Stage "only": "{{" in a PowerShell script would be replaced by Argo Workflows',
    ]);
    assert.deepEqual(
      refused(
        `version: 1
stages:
  a: { run: fill store, outputs: { store: { path: store, type: cache } } }
  b: { run: use store, inputs: [store] }
`,
        OPTIONS,
      ),
      ['store: Stage "b" reads "store", which is of type cache and stays on one machine'],
    );
  });

  it('writes workflows in which Vitruve finds nothing', () => {
    fc.assert(
      fc.property(RANDOM_PIPELINE, (text) => {
        const { text: made, remarks } = translationOf(text, ARGO, OPTIONS);
        fc.pre(messages(remarks.refused).join() !== 'No stage would run: all conditions are false');
        assert.deepEqual(messages(remarks.refused), []);
        assert.deepEqual(findingsIn(made, 'workflow.yaml'), [], made);
      }),
      { numRuns: 15 },
    );
  });

  it('gives commands exactly the values of parameters, matrices and variables', () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, HOSTILE, fc.integer({ min: 1, max: 2 }), (given, item, value, count) => {
        const command = String.raw`printf '%s\n' \${params.text} "\${params.text}" '\${params.text}' \${matrix.item} '{{x}}' "$VALUE"`;
        const run = JSON.stringify(Array.from({ length: count }, () => command.replaceAll('\\$', '$')));
        const text =
          `version: 1\nparams: { text: ${JSON.stringify(given)} }\n` +
          stage(
            `run: ${run}\nmatrix: { item: [${JSON.stringify(item)}] }\nenvironment: { VALUE: ${JSON.stringify(value)} }`,
          ).slice('version: 1\n'.length);
        const expected = [given, given, given, item, '{{x}}', value];
        const shown = Array.from({ length: count }, () => expected).flat();
        assert.equal(outputOf(workflowOf(text)), `${shown.join('\n')}\n`);
      }),
      { numRuns: 15 },
    );
  });
});

/** What the script of the last template prints, when Argo and Kubernetes have replaced what they replace. */
function outputOf({ spec }: Workflow): string {
  const { source, command, env = [] } = spec.templates.at(-1)?.script ?? { source: '', command: [] };
  const parameters = new Map(spec.arguments?.parameters.map(({ name, value }) => [name, value]));
  const replaced = (text: string): string =>
    text.replaceAll(/\{\{(.*?)\}\}/gsu, (_, name: string) => {
      const [, of = ''] =
        /^=sprig\.replace\('\$', '\$\$', workflow\.parameters\['(.*)'\]\)$/u.exec(name) ?? [];
      const parameter = parameters.get(of);
      assert.ok(parameter !== undefined, `Argo does not know {{${name}}}`);
      return parameter.replaceAll('$', '$$$$');
    });
  const environment = new Map<string, string>();
  for (const { name, value = '' } of env) environment.set(name, expanded(replaced(value), environment));
  const [program = '', ...args] = command;
  const { stdout, stderr } = spawnSync(program, [...args, '-s'], {
    input: replaced(source),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...Object.fromEntries(environment) },
  });
  assert.equal(stderr, '');
  return stdout;
}

/** As Kubernetes expands the values of variables: `$(NAME)` of those before, and two dollars are one. */
function expanded(text: string, before: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\$|\$\(([^)]*)\)/gu, (written, name: string | undefined) =>
    name === undefined ? '$' : (before.get(name) ?? written),
  );
}
