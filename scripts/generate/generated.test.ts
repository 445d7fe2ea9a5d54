import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { GENERATED } from './generated.ts';

describe('generated files', () => {
  for (const [path, make] of Object.entries(GENERATED))
    it(`${path} is up to date: run "npm run generate" otherwise`, async () => {
      const text = readFileSync(path, 'utf8');
      assert.equal(await make(text), text);
    });

  it('are made anew when something in them is gone', async () => {
    const text = readFileSync('package.json', 'utf8');
    const without = text.replace('"keepMetadata"', '"keepNothing"');
    assert.notEqual(without, text);
    assert.equal(await GENERATED['package.json']?.(without), text);
  });
});
