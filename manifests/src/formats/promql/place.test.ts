import assert from 'node:assert/strict';
import { isScalar } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { placeIn } from './place.ts';

/** The characters of the document that a part of its only scalar is made of. */
function partOf(document: string, from: number, to: number): string {
  const scalar = parseYaml(document)[0]?.root;
  assert.ok(isScalar(scalar));
  const { start, end } = placeIn(document, scalar, from, to);
  return document.slice(start, end);
}

describe('promql/place', () => {
  it('finds parts of plain, quoted and folded texts', () => {
    assert.equal(partOf('up == 1', 3, 5), '==');
    assert.equal(partOf('"up == 1"', 3, 5), '==');
    assert.equal(partOf('>-\n  up\n  == 1\n', 3, 5), '==');
  });

  it('takes the whole scalar for what is behind the text, and for texts with escapes', () => {
    assert.equal(partOf('up > 0', 6, 6), 'up > 0');
    assert.equal(partOf('"up"', 2, 2), '"up"');
    assert.equal(partOf('"up\\u0031 == 1"', 4, 6), '"up\\u0031 == 1"');
  });
});
