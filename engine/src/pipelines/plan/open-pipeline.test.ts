import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { PipelineFolder } from '../testing/pipeline-folder.ts';
import { openPipeline } from './open-pipeline.ts';

let folder: PipelineFolder;

describe('opening a pipeline', () => {
  beforeEach(() => {
    folder = new PipelineFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('says how to run a dvc.yaml', async () => {
    await folder.write({ 'dvc.yaml': 'stages:\n  a:\n    cmd: echo 1\n' });
    await assert.rejects(openPipeline(folder.at('dvc.yaml')), /is a file of DVC: .* "vitruve import"/u);
  });
});
