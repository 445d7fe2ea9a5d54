import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

function keysOf(path: string): string[] {
  return Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object).sort();
}

describe('texts of the extension manifest', () => {
  const english = keysOf('package.nls.json');

  it('have a French twin each', () => {
    assert.deepEqual(keysOf('package.nls.fr.json'), english);
  });

  it('are all used, and none is missing', () => {
    const used = readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/gu);
    assert.deepEqual([...new Set(Array.from(used, ([, key]) => key ?? ''))].sort(), english);
  });
});
