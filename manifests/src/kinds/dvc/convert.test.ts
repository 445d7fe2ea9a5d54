import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { DvcModel } from './model.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Conversion } from '../../core/contributions/conversion.ts';
import { convertDvc } from './convert.ts';

const PARAMS = 'train: { lr: 0.1 }\nmodels: [forest, logistic]\n';

function converted(text: string): Conversion {
  const workspace = workspaceOf({ 'dvc.yaml': text, 'params.yaml': PARAMS }, { files: ['c.toml'] });
  const context = workspace.manifest(uriOf('dvc.yaml'))?.context as KindContext<DvcModel> | undefined;
  const result = context && convertDvc(context);
  assert.ok(result);
  return result;
}

/** The errors of a pipeline in a workspace. */
function errorsIn(text: string): readonly string[] {
  const workspace = workspaceOf(
    { 'x.pipeline.yaml': text, 'params.yaml': PARAMS },
    { files: ['src/train.py'] },
  );
  return workspace
    .check(uriOf('x.pipeline.yaml'))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

describe('dvc.yaml as a pipeline', () => {
  it('is translated stage for stage', () => {
    const { text, refused, lost } = converted(`stages:
  train:
    foreach: \${models}
    do:
      desc: Trains a model
      wdir: src
      cmd: python train.py --model \${item} --lr \${train.lr} > ../models/\${item}.log
      deps: [train.py]
      params: [train.lr]
      outs:
        - ../models/\${item}.log
        - ../store-\${item}: { persist: true }
      metrics:
        - ../\${item}.json: { cache: false }
  compare:
    cmd: |
      echo \\\${HOME} $\\\${X}
      compare; echo done
    deps: [models, 's3://bucket/x']
    params: [other.py: [a]]
    plots: [plot.csv]
    always_changed: true
plots: [plot.csv]
`);
    assert.deepEqual(refused, []);
    assert.deepEqual(parse(text), {
      version: 1,
      stages: {
        'train-forest': {
          description: 'Trains a model',
          run: 'python train.py --model forest --lr 0.1 > ../models/forest.log',
          workdir: 'src',
          inputs: ['src/train.py'],
          params: [{ file: 'src/params.yaml', keys: ['train.lr'] }],
          outputs: {
            forest: 'models/forest.log',
            'store-forest': { path: 'store-forest', type: 'cache' },
            'forest-2': { path: 'forest.json', type: 'metrics' },
          },
        },
        'train-logistic': {
          description: 'Trains a model',
          run: 'python train.py --model logistic --lr 0.1 > ../models/logistic.log',
          workdir: 'src',
          inputs: ['src/train.py'],
          params: [{ file: 'src/params.yaml', keys: ['train.lr'] }],
          outputs: {
            logistic: 'models/logistic.log',
            'store-logistic': { path: 'store-logistic', type: 'cache' },
            'logistic-2': { path: 'logistic.json', type: 'metrics' },
          },
        },
        compare: {
          run: ['echo ${HOME} $$${X}', 'compare; echo done'],
          inputs: ['models', 'other.py'],
          outputs: { plot: 'plot.csv' },
          cache: false,
        },
      },
    });
    assert.deepEqual(
      lost.map(({ message }) => message),
      [
        '"s3://bucket/x" is left out: inputs are files of the repository',
        'All of "other.py" is an input: keys of such files cannot be read',
        '"plot.csv" is an output like others: how it is plotted is left out',
        'Stage "compare" runs in "sh -e", which stops at the first command that fails; DVC uses the shell of the user',
        '"plots" is left out: a pipeline has no counterpart',
      ],
    );
  });

  it('is a pipeline without errors, with commands that are no expressions', () => {
    const { text } = converted(`stages:
  a@b c:
    cmd: echo \\\${params.x} \\\${HOME}
    outs: [out/1.txt, out/2.txt]
  A-b-c:
    cmd: cat out/1.txt
    deps: [out/1.txt]
    frozen: true
`);
    assert.deepEqual(errorsIn(text), []);
    const { stages } = parse(text) as { stages: Record<string, { run: string }> };
    assert.deepEqual(Object.keys(stages), ['a-b-c', 'A-b-c-2']);
    assert.equal(stages['a-b-c']?.run, 'echo $${params.x} ${HOME}');
  });

  it('refuses what has no value', () => {
    const refused = (text: string): readonly string[] =>
      converted(text).refused.map(({ message }) => message);
    assert.deepEqual(refused('stages:\n  a:\n    cmd: echo ${nothing}\n'), [
      '"${nothing}" has no single value',
    ]);
    assert.deepEqual(refused('stages:\n  a:\n    foreach: 3\n    do: { cmd: x }\n'), [
      'The values of stage "a" are not known',
    ]);
  });

  it('refuses what is in files that are not read, and loops that are too long to be read in full', () => {
    assert.deepEqual(
      converted('vars: [c.toml]\nstages:\n  a: { cmd: "x ${y}" }\n').refused.map(({ message }) => message),
      ['The value of "${y}" is not known: variables are read from YAML and JSON files'],
    );
    const items = Array.from({ length: 257 }, (_, index) => index).join(', ');
    for (const loop of [`foreach: [${items}], do: { cmd: x }`, `matrix: { v: [${items}] }, cmd: x`])
      assert.deepEqual(
        converted(`stages:\n  a: { ${loop} }\n`).refused.map(({ message }) => message),
        ['Stage "a" has more than 256 runs'],
      );
  });

  it('writes the options of mappings as DVC does', () => {
    const { text, refused } = converted(`vars:
  - options: { lr: 0.1, name: it's, quiet: false, fast: true, sizes: [1, b c], deep: { a: x } }
stages:
  a: { cmd: "train \${options} \\\\\${HOME}" }
`);
    assert.deepEqual(refused, []);
    const { stages } = parse(text) as { stages: Record<string, { run: string }> };
    assert.equal(
      stages['a']?.run,
      `train --lr 0.1 --name 'it'"'"'s' --fast --sizes 1 'b c' --deep.a x \${HOME}`,
    );
  });
});
