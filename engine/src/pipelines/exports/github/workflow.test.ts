import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { HOSTILE, RANDOM_PIPELINE } from '../testing/random-pipeline.ts';
import { findingsIn, messages, translationOf } from '../testing/translation-of.ts';
import { GITEA, GITHUB } from './workflow.ts';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: readonly string[];
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: { readonly include: readonly Record<string, unknown>[] } };
  readonly [key: string]: unknown;
}

interface Workflow {
  readonly on: { readonly workflow_dispatch: { readonly inputs: Readonly<Record<string, unknown>> } | null };
  readonly jobs: Readonly<Record<string, Job>>;
}

function workflowOf(text: string, options: object = {}, writer = GITHUB): Workflow {
  const { text: made, remarks } = translationOf(text, writer, options);
  assert.deepEqual(messages(remarks.refused), []);
  return parse(made) as Workflow;
}

function stage(rest: string): string {
  return `version: 1\nstages:\n  only:\n${rest.replaceAll(/^/gmu, '    ')}\n`;
}

const TRAINING = `version: 1
params: { days: { default: 730, description: Days }, mode: { enum: [fast, slow], default: fast } }
stages:
  train:
    run: train \${matrix.model} \${params.days} \${params.mode} > \${outputs.model}
    matrix: { model: [forest, logistic] }
    outputs: { model: 'models/\${matrix.model}.joblib' }
    environment: { TOKEN: { secret: API_TOKEN } }
  score:
    run: score \${stages.train.outputs.model} > \${outputs.score}
    matrix: { model: [forest, logistic] }
    outputs: { score: 'scores/\${matrix.model}.json' }
  compare:
    run: compare \${stages.score.outputs.score} > \${outputs.best}
    outputs: { best: best.txt }
`;

describe('pipelines as workflows of GitHub Actions', () => {
  it('makes one job of a stage with a matrix, with what differs in variables', () => {
    const { jobs } = workflowOf(TRAINING);
    assert.deepEqual(Object.keys(jobs), ['train', 'score', 'compare']);
    assert.deepEqual(jobs['train']?.strategy?.matrix.include, [
      {
        model: 'forest',
        run: {
          artifact: 'train-forest',
          output_1: 'models/forest.joblib',
          VITRUVE_matrix_model: 'forest',
          VITRUVE_outputs_model: 'models/forest.joblib',
        },
      },
      {
        model: 'logistic',
        run: {
          artifact: 'train-logistic',
          output_1: 'models/logistic.joblib',
          VITRUVE_matrix_model: 'logistic',
          VITRUVE_outputs_model: 'models/logistic.joblib',
        },
      },
    ]);
    const command = jobs['train'].steps.find(({ run }) => run?.startsWith('train '));
    assert.deepEqual(command, {
      shell: 'sh',
      env: {
        VITRUVE_PARAM_days: '${{ inputs.days }}',
        VITRUVE_PARAM_mode: '${{ inputs.mode }}',
        TOKEN: '${{ secrets.API_TOKEN }}',
        VITRUVE_matrix_model: '${{ matrix.run.VITRUVE_matrix_model }}',
        VITRUVE_outputs_model: '${{ matrix.run.VITRUVE_outputs_model }}',
      },
      run: 'train "${VITRUVE_matrix_model}" "${VITRUVE_PARAM_days}" "${VITRUVE_PARAM_mode}" > "${VITRUVE_outputs_model}"',
    });
    const reads = jobs['score']?.steps.filter((step) => step.uses?.startsWith('actions/download-artifact@'));
    assert.deepEqual(
      reads?.map((step) => step.with?.['name']),
      ['${{ matrix.run.read_1 }}'],
    );
    assert.deepEqual(jobs['compare']?.needs, ['score']);
    assert.deepEqual(
      jobs['compare'].steps.flatMap((step) =>
        step.uses?.includes('download') === true ? [step.with?.['name']] : [],
      ),
      ['score-forest', 'score-logistic'],
    );
  });

  it('asks for parameters when it is started', () => {
    const { on } = workflowOf(TRAINING);
    assert.deepEqual(on.workflow_dispatch?.inputs, {
      days: { description: 'Days', type: 'number', default: 730 },
      mode: { type: 'choice', options: ['fast', 'slow'], default: 'fast' },
    });
  });

  it('makes a job of each run where variables cannot hold what differs', () => {
    const { jobs } = workflowOf(`version: 1
stages:
  train:
    run: train
    image: 'python:\${matrix.version}'
    matrix: { version: ['3.11', '3.12'] }
`);
    assert.deepEqual(
      Object.entries(jobs).map(([id, { container }]) => [id, container]),
      [
        ['train-3-11', 'python:3.11'],
        ['train-3-12', 'python:3.12'],
      ],
    );
  });

  it('uses actions for Gitea that run there', () => {
    const { jobs } = workflowOf(TRAINING, {}, GITEA);
    const used = new Set(jobs['score']?.steps.flatMap(({ uses }) => uses ?? []));
    assert.equal(used.size, 3);
    const made = translationOf(TRAINING, GITEA).text;
    assert.match(made, /actions\/upload-artifact@[0-9a-f]{40} # v3/u);
    assert.deepEqual(findingsIn(made, '.gitea/workflows/x.yaml'), []);
  });

  it('says what it leaves out, and refuses what it cannot express', () => {
    const { remarks } = translationOf(stage("run: 'true'\ntimeout: 90s\nresources: { cpu: 2 }"), GITHUB);
    assert.deepEqual(messages(remarks.lost), [
      'Stage "only": resources are left out: the runner has those of its machine',
      'Stage "only": the timeout is rounded up to whole minutes',
    ]);
    const refused = (text: string): readonly string[] =>
      messages(translationOf(text, GITHUB).remarks.refused);
    assert.deepEqual(refused(stage('run: dir\nshell: pwsh\nretries: 1')), [
      'Stage "only": retries, and timeouts of several commands, can be exported for sh and bash only',
    ]);
    assert.deepEqual(refused(stage("run: 'true'\nenvironment: { A: { secret: GITHUB_X } }")), [
      '"GITHUB_X" is not a valid name of a secret here',
    ]);
    assert.deepEqual(refused(stage('uses: vitruve/check')), [
      'Stage "only" runs a task of Vitruve: name an image that has Vitruve with --vitruve-image',
    ]);
    const names = Array.from({ length: 26 }, (_, index) => `p${index}`);
    assert.deepEqual(
      refused(
        `version: 1\nparams: { ${names.map((name) => `${name}: a`).join(', ')} }\nstages:\n  a: { run: 'echo ${names.map((name) => `\${params.${name}}`).join(' ')}' }\n`,
      ),
      ['A workflow has at most 25 inputs, and this pipeline 26 parameters'],
    );
  });

  it('tries again in the shell, and limits the time of each try', () => {
    const folder = stage('run: [echo try; false]\nretries: { count: 2, delay: 0s }\ntimeout: 30s');
    const [, step] = workflowOf(folder).jobs['only']?.steps ?? [];
    const { stdout, status } = spawnSync('sh', ['-e', '-c', step?.run ?? ''], { encoding: 'utf8' });
    assert.equal(stdout, 'try\ntry\ntry\n');
    assert.equal(status, 1);
    const late = workflowOf(stage('run: [sleep 60]\nretries: { count: 1, delay: 0s }\ntimeout: 100ms'));
    const ended = spawnSync('sh', ['-e', '-c', late.jobs['only']?.steps[1]?.run ?? ''], { encoding: 'utf8' });
    assert.equal(ended.status, 124);
  });

  it('writes workflows in which Vitruve finds nothing', () => {
    fc.assert(
      fc.property(RANDOM_PIPELINE, (text) => {
        const { text: made, remarks } = translationOf(text, GITHUB);
        fc.pre(messages(remarks.refused).join() !== 'No stage would run: all conditions are false');
        assert.deepEqual(messages(remarks.refused), []);
        assert.deepEqual(findingsIn(made, '.github/workflows/x.yaml'), [], made);
      }),
      { numRuns: 25 },
    );
  });

  it('gives commands exactly the values of parameters, matrices and variables', () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, HOSTILE, (given, item, value) => {
        const command = String.raw`printf '%s\n' \${params.text} "\${params.text}" '\${params.text}' \${matrix.item} '\${{ github.sha }}' "$VALUE"`;
        const text =
          `version: 1\nparams: { text: ${JSON.stringify(given)} }\n` +
          stage(
            `run: ${JSON.stringify(command.replaceAll('\\$', '$'))}\nmatrix: { item: [${JSON.stringify(item)}, other] }\nenvironment: { VALUE: ${JSON.stringify(value)} }`,
          ).slice('version: 1\n'.length);
        const expected = [given, given, given, item, '${{ github.sha }}', value];
        assert.equal(outputOf(workflowOf(text)), `${expected.join('\n')}\n`);
      }),
      { numRuns: 40 },
    );
  });
});

/** What the first run of a matrix prints, when GitHub has replaced its expressions. */
function outputOf({ on, jobs }: Workflow): string {
  const job = Object.values(jobs)[0];
  assert.ok(job);
  const { on: _, ...matrix } = { on, ...job.strategy?.matrix.include[0] };
  const inputs = on.workflow_dispatch?.inputs ?? {};
  const known = { matrix: replacedWithin(matrix), inputs: defaults(inputs) };
  const step = job.steps.find(({ run }) => run?.includes('printf') === true);
  const { stdout, stderr } = spawnSync('sh', ['-e', '-s'], {
    input: replaced(step?.run ?? '', known),
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      ...Object.fromEntries(
        Object.entries(step?.env ?? {}).map(([name, text]) => [name, replaced(text, known)]),
      ),
    },
  });
  assert.equal(stderr, '');
  return stdout;
}

function defaults(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, (input as { default: unknown }).default]),
  );
}

function replacedWithin(value: unknown): unknown {
  if (typeof value === 'string') return replaced(value, {});
  return Object.fromEntries(Object.entries(value as object).map(([key, of]) => [key, replacedWithin(of)]));
}

/** A text with its expressions replaced: texts in quotes, and names. */
function replaced(text: string, known: object): string {
  return text.replaceAll(/\$\{\{ ('(?<quoted>[^']*)'|(?<name>[\w.-]+)) \}\}/gu, (...match) => {
    const { quoted, name } = match.at(-1) as { quoted?: string; name?: string };
    if (quoted !== undefined) return quoted;
    const value = (name ?? '')
      .split('.')
      .reduce<unknown>((of, key) => (of as Record<string, unknown> | undefined)?.[key], known);
    assert.ok(value !== undefined, `GitHub does not know ${name ?? ''}`);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
