import fc from 'fast-check';
import { stringify } from 'yaml';

/** Texts that shells, templates and YAML may take for something else. */
export const HOSTILE = fc.oneof(
  fc.constantFrom(
    '{{workflow.name}}',
    '${{ secrets.TOKEN }}',
    '$(HOME)',
    '$HOME',
    '$$',
    '`id`',
    "it's",
    '"quoted"',
    'a b',
    '; false',
    '%}{# x #}',
    'back\\slash',
    '*',
    'yes',
    '1e3',
    '0x1F',
    'é ü',
    '-n',
    '{ {{ }',
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }).filter((text) => text.trim() !== ''),
);

const NAME = fc.constantFrom('data', 'Train', 'eval_2', 'report', 'a-b', 'a.b'.replace('.', '_'), 'Étape');

interface RandomStage {
  readonly matrix: boolean;
  readonly include: boolean;
  readonly type: string;
  readonly reads: readonly number[];
  readonly needs: readonly number[];
  readonly commands: number;
  readonly retries: number;
  readonly timeout: boolean;
  readonly resources: boolean;
  readonly shell: string;
  readonly secret: boolean;
  readonly value: string;
  readonly when: string | undefined;
}

const STAGE: fc.Arbitrary<RandomStage> = fc.record({
  matrix: fc.boolean(),
  include: fc.boolean(),
  type: fc.constantFrom('file', 'model', 'metrics', 'report'),
  reads: fc.array(fc.nat(5), { maxLength: 2 }),
  needs: fc.array(fc.nat(5), { maxLength: 1 }),
  commands: fc.integer({ min: 1, max: 3 }),
  retries: fc.constantFrom(0, 0, 2),
  timeout: fc.boolean(),
  resources: fc.boolean(),
  shell: fc.constantFrom('sh', 'bash'),
  secret: fc.boolean(),
  value: HOSTILE,
  when: fc.constantFrom(undefined, undefined, 'laptop', 'cluster'),
});

/** Texts of valid pipelines: stages that read each other's outputs, with matrices, conditions and values of all kinds. */
export const RANDOM_PIPELINE: fc.Arbitrary<string> = fc
  .record({
    stages: fc.array(STAGE, { minLength: 1, maxLength: 6 }),
    names: fc.shuffledSubarray(['data', 'Train', 'eval_2', 'report', 'a-b', 'x1'], { minLength: 6 }),
    parameter: HOSTILE,
    owner: fc.option(NAME, { nil: undefined }),
  })
  .map(({ stages, names, parameter, owner }) =>
    stringify({
      version: 1,
      name: 'random',
      ...(owner === undefined ? {} : { owner }),
      params: { text: parameter, count: 3, target: { enum: ['laptop', 'cluster'], default: 'laptop' } },
      stages: Object.fromEntries(
        stages.map((stage, index) => [names[index] ?? '', stageNode(stage, index, stages, names)]),
      ),
    }),
  );

function stageNode(
  stage: RandomStage,
  index: number,
  stages: readonly RandomStage[],
  names: readonly string[],
): object {
  const of = stage.matrix ? '-${matrix.kind}' : '';
  const earlier = (wanted: readonly number[]): readonly number[] =>
    [...new Set(wanted)].filter((at) => at < index);
  const reads = earlier(stage.reads).map((at) => `\${stages.${names[at] ?? ''}.outputs.made}`);
  const needs = earlier(stage.needs).filter(
    (at) => !stage.reads.includes(at) && stages[at]?.when === undefined,
  );
  const command =
    `echo \${params.text} "\${params.count}" ${stage.matrix ? '${matrix.kind} ' : ''}` +
    `${reads.join(' ')} > \${outputs.made}`;
  return {
    run: stage.commands === 1 ? command : Array.from({ length: stage.commands }, () => command),
    ...(reads.length > 0 ? { inputs: reads } : {}),
    ...(needs.length > 0 ? { needs: needs.map((at) => names[at]) } : {}),
    ...(stage.matrix
      ? { matrix: { kind: ['one', 'two'], ...(stage.include ? { include: [{ kind: 'three' }] } : {}) } }
      : {}),
    outputs: { made: { path: `out/${names[index] ?? ''}${of}.txt`, type: stage.type } },
    shell: stage.shell,
    environment: { VALUE: stage.value, ...(stage.secret ? { TOKEN: { secret: 'TOKEN' } } : {}) },
    ...(stage.retries > 0 ? { retries: { count: stage.retries, delay: '5s' } } : {}),
    ...(stage.timeout ? { timeout: '90s' } : {}),
    ...(stage.resources ? { resources: { cpu: '500m', memory: '1Gi' } } : {}),
    ...(stage.when === undefined ? {} : { when: { 'params.target': stage.when } }),
  };
}
