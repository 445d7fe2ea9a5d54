import assert from 'node:assert/strict';
import { pathOf } from './folders.ts';
import { openWorkspace } from './open.ts';
import { DiskFolder } from './testing/disk-folder.ts';

describe('workspace/open', () => {
  const folder = new DiskFolder();

  const namesRead = async (paths: readonly string[], onlyNamed: boolean): Promise<readonly string[]> => {
    const from = folder.path;
    const { workspace } = await openWorkspace(paths, { from, today: '2026-01-15', onlyNamed });
    return workspace.uris().map((uri) => pathOf(uri).slice(from.length + 1));
  };

  it('reads the workspace folder of what is named, or the named files alone', async () => {
    const text = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n';
    await folder.write({ '.vitruve.json': '{}', 'a/1.yaml': text, 'b/2.yaml': text });
    assert.deepEqual(await namesRead(['a/1.yaml'], false), ['a/1.yaml', 'b/2.yaml']);
    assert.deepEqual(await namesRead(['a'], false), ['a/1.yaml', 'b/2.yaml']);
    assert.deepEqual(await namesRead(['a/1.yaml'], true), ['a/1.yaml']);
    assert.deepEqual(await namesRead(['a'], true), []);
  });
});
