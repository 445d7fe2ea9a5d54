import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isPipeline } from './detect.ts';

const isOurs = (name: string, text: string): boolean =>
  isPipeline(TextDocument.create(`file:///w/${name}`, 'yaml', 1, text));

describe('files of pipelines', () => {
  it('are ours by their name, though what they hold has faults', () => {
    for (const text of [
      '',
      'version: 1\n',
      'version: 1\nstages: 3\n',
      'version: 1\nstages: # none yet\n',
      'version: 1\nstages:\n  a: {run: b}\n',
      'stages: {a: {run: b}}\n',
    ])
      assert.ok(isOurs('a.pipeline.yaml', text), text);
  });

  it('are not ours with the stages or the keys of another program', () => {
    for (const text of [
      'stages:\n- build\n',
      'stages: # of GitLab\n\n  # first\n  - build\n',
      'stages: [build, test]\n',
      'trigger: none\nstages: 3\n',
    ])
      assert.ok(!isOurs('a.pipeline.yaml', text), text);
  });

  it('are ours by a plain name with our version and a map of stages only', () => {
    assert.ok(isOurs('pipeline.yaml', 'version: 1\nstages:\n  a: {run: b}\n'));
    for (const text of ['version: 1\nstages: 3\n', 'stages:\n  a: {run: b}\n', 'version: 1\n'])
      assert.ok(!isOurs('pipeline.yaml', text), text);
  });
});
