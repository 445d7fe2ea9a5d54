import assert from 'node:assert/strict';
import { serverCapabilities, WATCHERS } from './capabilities.ts';

describe('capabilities of the server', () => {
  const { workspace } = serverCapabilities({}, { locale: 'en' });
  const renamed = workspace?.fileOperations?.willRename?.filters.map(({ pattern }) => pattern.glob) ?? [];

  it('follow renamed manifests and models by globs that have no braces around a single name', () => {
    assert.ok(renamed.includes('**/*.onnx'), renamed.join());
    assert.ok(renamed.some((glob) => /^\*\*\/\{\*\.md,.*\*\.yaml/u.test(glob)));
  });

  it('watch the same files for changes', () => {
    const watched = WATCHERS.map(({ globPattern }) => globPattern);
    assert.deepEqual(
      renamed.filter((glob) => !watched.includes(glob)),
      [],
    );
  });
});
