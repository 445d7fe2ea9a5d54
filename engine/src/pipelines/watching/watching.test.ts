import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { PipelineFolder, requestIn } from '../testing/pipeline-folder.ts';
import { waitForChange } from './wait-for-change.ts';
import { stampOf, watchedFiles } from './watched-files.ts';

describe('a pipeline that is watched', () => {
  let folder: PipelineFolder;
  beforeEach(async () => {
    folder = await new PipelineFolder().write({
      'x.pipeline.yaml': `version: 1
params: {n: {file: params.yaml, key: n}}
stages:
  a: {run: 'cat in.txt > \${outputs.o}; echo \${params.n}', inputs: [in.txt, data], outputs: {o: out/o.txt}}
  b: {run: cat out/o.txt, inputs: [out/o.txt, out]}
  c: {run: cat other.txt, inputs: [other.txt]}
`,
      'params.yaml': 'n: 1\n',
      'in.txt': '1',
      'other.txt': '1',
      'data/deep/a.txt': '1',
    });
  });
  afterEach(() => {
    folder.remove();
  });

  const watched = (stages: readonly string[] = []) => watchedFiles(requestIn(folder, { stages }));

  it('follows its inputs and what it is read from, not what it makes', async () => {
    const { paths } = await watched();
    assert.deepEqual([...paths].map((path) => relative(folder.path, path)).sort(), [
      '.vitruve.yaml',
      'data',
      'in.txt',
      'other.txt',
      'params.yaml',
      'x.pipeline.yaml',
    ]);
    assert.ok(!(await watched(['a'])).paths.includes(folder.at('other.txt')));
  });

  it('tells a change with and without events, and ends when it is asked to', async () => {
    const files = await watched();
    const changes: Readonly<Record<string, () => void>> = {
      'a file': () => {
        writeFileSync(folder.at('in.txt'), '22');
      },
      'a file in a folder': () => {
        writeFileSync(folder.at('data/deep/a.txt'), '22');
      },
      'a new file': () => {
        writeFileSync(folder.at('data/b.txt'), '');
      },
      'a file that is gone': () => {
        rmSync(folder.at('params.yaml'));
      },
      'settings that come to be': () => {
        writeFileSync(folder.at('.vitruve.yaml'), '');
      },
    };
    for (const [what, change] of Object.entries(changes)) {
      const since = await stampOf(files);
      const waiting = waitForChange(files, since, new AbortController().signal, { quiet: 1, look: 20 });
      change();
      await waiting;
      assert.notEqual(await stampOf(files), since, what);
    }
    // Already changed when the waiting begins.
    await waitForChange(files, 'another', new AbortController().signal);
    const controller = new AbortController();
    const since = await stampOf(files);
    const waiting = waitForChange(files, since, controller.signal, { quiet: 1, look: 600_000 });
    mkdirSync(folder.at('elsewhere'));
    controller.abort();
    await waiting;
    assert.equal(await stampOf(files), since);
  });
});
