import assert from 'node:assert/strict';
import { documentAt, pathAt } from './path-at.ts';
import { parseYaml } from './parse.ts';

const TEXT = 'a: 1\n---\nspec:\n  list:\n    - name: x\n      on: [p, q]\n';

function at(word: string): unknown {
  const offset = TEXT.indexOf(word);
  const found = pathAt(documentAt(parseYaml(TEXT), offset)?.root ?? null, offset);
  return found && [found.role, ...found.path];
}

describe('path at an offset', () => {
  it('leads to keys and values of the right document', () => {
    assert.deepEqual(at('a: 1'), ['key', 'a']);
    assert.deepEqual(at('1\n'), ['value', 'a']);
    assert.deepEqual(at('list'), ['key', 'spec', 'list']);
    assert.deepEqual(at('name'), ['key', 'spec', 'list', 0, 'name']);
    assert.deepEqual(at('x\n'), ['value', 'spec', 'list', 0, 'name']);
    assert.deepEqual(at('q]'), ['value', 'spec', 'list', 0, 'on', 1]);
  });
  it('is nowhere in white space', () => {
    assert.equal(pathAt(parseYaml('a:   \n\n\nb: 1')[0]?.root ?? null, 6), undefined);
  });
});
