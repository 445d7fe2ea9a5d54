import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { HOSTILE } from '../testing/random-pipeline.ts';
import { findingsIn, messages, PLACE, translationOf } from '../testing/translation-of.ts';
import { DVC } from './dvc-file.ts';

interface DvcFile {
  readonly stages: Readonly<
    Record<string, { readonly cmd: string | readonly string[] } & Readonly<Record<string, unknown>>>
  >;
}

function stage(rest: string): string {
  return `version: 1\nstages:\n  only:\n${rest.replaceAll(/^/gmu, '    ')}\n`;
}

function dvcOf(text: string): DvcFile {
  const { text: made, remarks } = translationOf(text, DVC, {}, PLACE, {
    'params.yaml': 'train: { lr: 1 }\n',
  });
  assert.deepEqual(messages(remarks.refused), []);
  return parse(made) as DvcFile;
}

describe('pipelines as dvc.yaml', () => {
  it('makes a stage of each run, with paths from its folder', () => {
    const text = `version: 1
stages:
  train:
    description: Trains
    run: train --model \${matrix.model} --out \${outputs.model}
    workdir: src
    matrix: { model: [forest, logistic] }
    inputs: [src/train.py]
    params: [{ file: params.yaml, keys: [train.lr] }]
    outputs: { model: 'models/\${matrix.model}.joblib', store: { path: store, type: cache } }
  compare:
    run: ['compare \${stages.train.outputs.model} > m.json', 'echo \${HOME}']
    outputs: { metrics: { path: m.json, type: metrics } }
    cache: false
`;
    const made = dvcOf(text.replace('path: store', "path: 'store-${matrix.model}'"));
    assert.deepEqual(made, {
      stages: {
        'train-forest': {
          desc: 'Trains',
          wdir: 'src',
          cmd: 'train --model forest --out ../models/forest.joblib',
          deps: ['train.py'],
          params: [{ '../params.yaml': ['train.lr'] }],
          outs: ['../models/forest.joblib', { '../store-forest': { cache: false, persist: true } }],
        },
        'train-logistic': {
          desc: 'Trains',
          wdir: 'src',
          cmd: 'train --model logistic --out ../models/logistic.joblib',
          deps: ['train.py'],
          params: [{ '../params.yaml': ['train.lr'] }],
          outs: ['../models/logistic.joblib', { '../store-logistic': { cache: false, persist: true } }],
        },
        compare: {
          cmd: [
            "sh -e -c 'compare models/forest.joblib models/logistic.joblib > m.json'",
            String.raw`sh -e -c 'echo \${HOME}'`,
          ],
          deps: ['models/forest.joblib', 'models/logistic.joblib'],
          metrics: [{ 'm.json': { cache: false } }],
          always_changed: true,
        },
      },
    });
  });

  it('says what it leaves out, and refuses what it cannot express', () => {
    const { remarks } = translationOf(
      `version: 1
params: { a: 1 }
stages:
  first: { run: 'echo \${params.a}', resources: { cpu: 2 }, owner: Analyst }
  second: { run: 'true', needs: [first], image: 'alpine:3.20' }
  third: { run: dir, shell: cmd }
`,
      DVC,
    );
    assert.deepEqual(messages(remarks.lost), [
      'The value of parameter "a" is written into the commands',
      'Stage "first": resources are left out: DVC has none',
      'Stage "first": the owner is left out',
    ]);
    assert.deepEqual(messages(remarks.refused), [
      'Stage "second" follows "first" without a file: DVC knows no other order',
      'Stage "second" runs in an image: DVC runs commands on the machine itself',
      'Stage "third": DVC can run sh and bash only',
    ]);
  });

  it('gives commands exactly the values of parameters and variables', () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, fc.boolean(), (given, text1, isTried) => {
        const value = `${text1}\n\\n`;
        const command = String.raw`printf '%s\n' \${params.text} "\${params.text}" '\${params.text}' "$VALUE" "\${OTHER}"`;
        const text =
          `version: 1\nparams: { text: ${JSON.stringify(given)} }\n` +
          stage(
            `run: ${JSON.stringify(command.replaceAll('\\$', '$'))}\nenvironment: { VALUE: ${JSON.stringify(value)}, OTHER: { secret: API } }${isTried ? '\nretries: 1\ntimeout: 30s' : ''}`,
          ).slice('version: 1\n'.length);
        const made = dvcOf(text);
        const cmd = String(made.stages['only']?.cmd).replaceAll('\\${', '${');
        assert.doesNotMatch(cmd, /\n/u);
        const { stdout } = spawnSync('sh', ['-c', cmd], {
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], API: 'the secret' },
        });
        assert.equal(stdout, `${[given, given, given, value, 'the secret'].join('\n')}\n`);
        assert.deepEqual(findingsIn(translationOf(text, DVC).text, 'dvc.yaml'), []);
      }),
      { numRuns: 40 },
    );
  });
});
