import assert from 'node:assert/strict';
import { serverCapabilities, WATCHERS } from './capabilities.ts';

describe('capabilities of the server', () => {
  const { workspace } = serverCapabilities({}, { locale: 'en' });
  const renamed = workspace?.fileOperations?.willRename?.filters.map(({ pattern }) => pattern.glob) ?? [];

  it('follow renamed manifests and models by globs that have no braces around a single name', () => {
    const names = renamed.map((glob) => glob.replace(/^\*\*\/\{?|\}$/gu, '').split(','));
    assert.deepEqual(
      renamed.filter((glob) => /\{[^,]*\}/u.test(glob)),
      [],
    );
    for (const name of ['*.onnx', '*.csv', '*.md', '*.yaml'])
      assert.equal(names.flat().filter((each) => each === name).length, 1, name);
  });

  it('watch the same files for changes', () => {
    const watched = WATCHERS.map(({ globPattern }) => globPattern);
    assert.deepEqual(
      renamed.filter((glob) => !watched.includes(glob)),
      [],
    );
  });
});
