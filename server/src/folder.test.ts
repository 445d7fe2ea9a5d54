import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, loadKinds, Workspace } from '@vitruve/manifests';
import { uriOfPath } from '@vitruve/workspace';
import { readFolder } from './folder.ts';
import { ServerHost } from './host.ts';

describe('the reading of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'vitruve-folder-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('says at every hundredth file how far it is', async () => {
    for (let file = 0; file < 205; file++) {
      mkdirSync(join(folder, `${file}`));
      writeFileSync(join(folder, `${file}/raci.yaml`), 'roles: []\nactivities: []\n');
    }
    const workspace = new Workspace(await loadKinds(), new ServerHost());
    workspace.addRoot(uriOfPath(folder), DEFAULT_SETTINGS);
    const remarks: number[] = [];
    const never = new AbortController().signal;
    const read = await readFolder(workspace, folder, DEFAULT_SETTINGS, never, (files) => remarks.push(files));
    assert.deepEqual([read.files, read.unread, remarks], [205, [], [100, 200]]);
  });
});
