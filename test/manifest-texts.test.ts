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
    const matches = readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/gu);
    const used = new Set(Array.from(matches, ([, key]) => key ?? ''));
    const missing = [...used].filter((key) => !english.includes(key));
    assert.deepEqual(missing, [], 'keys that package.nls.json and package.nls.fr.json lack');
    const unused = english.filter((key) => !used.has(key));
    assert.deepEqual(unused, [], 'keys of package.nls.json that package.json does not use');
  });
});
