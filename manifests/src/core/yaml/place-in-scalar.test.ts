import assert from 'node:assert/strict';
import { isScalar, valueOf } from './node.ts';
import { parseYaml } from './parse.ts';
import { placesIn } from './place-in-scalar.ts';

/** The text of the document at which each word of the scalar is found. */
function found(source: string): readonly string[] {
  const scalar = valueOf(parseYaml(source)[0]?.root, 'key');
  assert.ok(isScalar(scalar));
  const place = placesIn(source, scalar);
  return [...scalar.text.matchAll(/\S+/gu)].map(({ index, 0: word }) => {
    const { start, end } = place(index, index + word.length);
    return source.slice(start, end);
  });
}

describe('parts of a scalar', () => {
  const written = {
    plain: 'key: one two\n',
    'plain on lines': 'key: one\n  two\n',
    single: "key: 'one two'\n",
    double: 'key: "one two" # x\n',
    literal: 'key: |\n  one\n\n    two\n',
    'literal with marks': 'a: 1\nkey: |2-\n    one\n  two\n\nb: 2\n',
    folded: 'key: >-\n  one\n  two\n',
    'carriage returns': 'key: |\r\n  one\r\n  two\r\n',
  };
  for (const [form, source] of Object.entries(written)) {
    it(form, () => {
      assert.deepEqual(found(source), ['one', 'two']);
    });
  }

  it('are behind single quotes that are written twice', () => {
    assert.deepEqual(found("key: 'a = ''x'' or b'\n").slice(-2), ['or', 'b']);
  });

  it('are the whole scalar when it is written with escapes', () => {
    assert.deepEqual(found('key: "o\\u006ee"\n'), ['"o\\u006ee"']);
  });
});
