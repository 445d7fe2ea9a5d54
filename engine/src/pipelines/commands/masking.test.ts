import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Masking } from './masking.ts';

function masked(secrets: readonly string[], pieces: readonly string[]): string {
  const masking = new Masking(secrets);
  return pieces.map((piece) => masking.push(piece)).join('') + masking.end();
}

describe('masking', () => {
  it('hides secrets, whatever pieces a text comes in', () => {
    const secret = fc.stringMatching(/^[ab\n]{3,6}$/u).filter((text) => text.trim().length >= 3);
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 3 }),
        fc.array(fc.stringMatching(/^[abc\n]{0,5}$/u), { maxLength: 8 }),
        (secrets, pieces) => {
          const shown = masked(secrets, pieces);
          assert.equal(shown, masked(secrets, [pieces.join('')]), 'the same as in one piece');
          for (const one of secrets) assert.ok(!shown.includes(one), JSON.stringify(shown));
        },
      ),
    );
  });

  it('hides a secret of several lines, and each of its lines', () => {
    const key = '-----BEGIN KEY-----\nabc123\n-----END KEY-----\n';
    assert.equal(masked([key], ['a ', key.slice(0, 25), key.slice(25), 'b']), 'a ***b');
    assert.equal(masked([key], ['line: abc123']), 'line: ***');
  });

  it('shows what cannot begin a secret at once, and the rest at the end', () => {
    const masking = new Masking(['token']);
    assert.deepEqual(
      [masking.push('a to'), masking.push('ol'), masking.push('tok'), masking.end()],
      ['a ', 'tool', '', 'tok'],
    );
  });
});
