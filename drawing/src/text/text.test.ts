import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { readFont } from './font.ts';
import { fitted, linesOf } from './lines.ts';
import { characters, oneLine, shortened } from './plain.ts';
import { textWidth } from './width.ts';

const FONT = readFont(
  readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
);

describe('texts as one line', () => {
  it('blanks, line ends and controls become one space', () => {
    assert.equal(oneLine('  a\r\n\tb\u0000\u2028c '), 'a b c');
  });

  it('marks that turn the direction of writing go', () => {
    assert.equal(oneLine('a\u202eb\u2066c\ufeff'), 'abc');
  });

  it('half a character becomes U+FFFD', () => {
    assert.equal(oneLine('a\ud800b'), 'a\ufffdb');
  });

  it('a family is one character, and so is a letter with a thousand marks', () => {
    assert.deepEqual(characters('👨‍👩‍👧é', 9), ['👨‍👩‍👧', 'é']);
    assert.deepEqual(characters(`a${'\u0301'.repeat(1000)}b`, 9).length, 1);
  });

  it('what is too long ends with an ellipsis', () => {
    assert.equal(shortened('abcdef', 6), 'abcdef');
    assert.equal(shortened('abcdefg', 6), 'abcde…');
  });

  it('a text of 10 MB is shortened at once', () => {
    const text = 'x'.repeat(10_000_000);
    assert.equal(shortened(text, 80).length, 80);
    assert.equal(linesOf(text, { width: 190, lines: 3, size: 13 }).length, 3);
  });

  it('is well-formed, in one line and no longer than asked, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const short = shortened(text, limit);
          assert.doesNotMatch(short, /[\ud800-\udfff]/u);
          assert.doesNotMatch(short, /[\n\r\p{Cc}]/u);
          assert.ok(characters(short, 1000).length <= limit, short);
        },
      ),
    );
  });
});

describe('widths', () => {
  it('of ASCII are those of DejaVu Sans', () => {
    for (let code = 0x20; code < 0x7f; code++) {
      const character = String.fromCharCode(code);
      const difference = Math.abs(textWidth(character, 100) - FONT.width(code) * 100);
      assert.ok(difference <= 0.5, `${character}: ${difference}`);
    }
  });

  it('of French are those of DejaVu Sans within 2 %', () => {
    const text = 'Défaillance évaluée « à l’œuvre », où naïveté et garçon coïncident…';
    let exact = 0;
    for (const character of text) exact += FONT.width(character.codePointAt(0) ?? 0) * 13;
    assert.ok(Math.abs(textWidth(text, 13) / exact - 1) < 0.02);
  });

  it('of Chinese and emoji are a square', () => {
    assert.equal(textWidth('設🚀', 10), 20);
  });
});

describe('lines', () => {
  const room = { width: 100, lines: 3, size: 13 };

  it('break at blanks', () => {
    assert.deepEqual(linesOf('Use PostgreSQL for everything', room), ['Use', 'PostgreSQL for', 'everything']);
  });

  it('break behind signs, then anywhere', () => {
    assert.deepEqual(linesOf('manifests/source/kinds', room), ['manifests/', 'source/kinds']);
    assert.equal(linesOf('x'.repeat(30), room).join(''), 'x'.repeat(30));
  });

  it('the last one shows that there is more', () => {
    const lines = linesOf('one two three four five six seven eight nine ten eleven twelve', room);
    assert.equal(lines.length, 3);
    assert.match(lines[2] ?? '', /…$/u);
  });

  it('no line is wider than the room, nothing is lost without an ellipsis, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        const lines = linesOf(text, room);
        assert.ok(lines.length <= 3);
        for (const line of lines) assert.ok(textWidth(line, 13) <= 100, line);
        const blankless = (value: string): string => value.replace(/\s/gu, '');
        if (!lines.at(-1)?.endsWith('…')) assert.equal(blankless(lines.join('')), blankless(oneLine(text)));
      }),
    );
  });

  it('fit one line', () => {
    assert.equal(fitted('short', 100, 13), 'short');
    assert.match(fitted('a rather long text that cannot fit', 100, 13), /^a rather.*…$/u);
  });
});
