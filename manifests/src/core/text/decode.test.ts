import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decodeText, type Encoding } from './decode.ts';
import { encodeText, UnencodableCharacterError } from './encode.ts';

describe('decodeText', () => {
  const cases: readonly [string, readonly number[], string, Encoding][] = [
    ['UTF-8', [0xc3, 0xa9], 'é', 'utf-8'],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0x61], 'a', 'utf-8'],
    ['UTF-16, little endian', [0xff, 0xfe, 0xe9, 0x00], 'é', 'utf-16le'],
    ['UTF-16, big endian', [0xfe, 0xff, 0x00, 0xe9], 'é', 'utf-16be'],
    ['Windows-1252', [0xe9, 0x80, 0x9c, 0x93], 'é€œ“', 'windows-1252'],
    ['nothing', [], '', 'utf-8'],
  ];
  for (const [name, bytes, text, encoding] of cases) {
    it(name, () => {
      const decoded = decodeText(Uint8Array.from(bytes));
      assert.equal(decoded?.text, text);
      assert.equal(decoded.encoding, encoding);
    });
  }

  it('reports that bytes with NUL are not text', () => {
    assert.equal(decodeText(Uint8Array.of(0x61, 0, 0x62)), undefined);
  });

  it('gets back what encodeText wrote, in every encoding', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      fc.assert(
        fc.property(
          fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
          (text) => {
            assert.deepEqual(decodeText(encodeText(text, encoding, true)), { text, encoding, marked: true });
          },
        ),
      );
    }
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte).subarray(1);
    assert.deepEqual(encodeText(decodeText(all)?.text ?? '', 'windows-1252', false), all);
  });

  it('names the character that Windows-1252 does not have', () => {
    assert.throws(
      () => encodeText('ab😀', 'windows-1252', false),
      (error) => {
        assert.ok(error instanceof UnencodableCharacterError);
        assert.deepEqual([error.character, error.offset], ['😀', 2]);
        return true;
      },
    );
  });
});
