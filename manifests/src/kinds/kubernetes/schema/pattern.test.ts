import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasForm, matchesPattern } from './pattern.ts';

describe('patterns of schemas', () => {
  it('are tried', () => {
    assert.equal(hasForm('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'stock-api'), true);
    assert.equal(hasForm('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'Stock_API'), false);
    assert.equal(hasForm('^(red|blue)$', 'green'), false);
    assert.equal(hasForm('^([0-9]+(ms|s|m|h)){1,4}$', 'soon'), false);
  });

  for (const pattern of [
    '^(a+)+$',
    '^(a|aa)+$',
    '^((a|aa)b?)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?:a*)*$',
    '^a*a*a*a*a*a*a*b$',
  ]) {
    it(`do not hang: ${pattern}`, () => {
      const started = Date.now();
      hasForm(pattern, `${'a'.repeat(250)}!`);
      assert.ok(Date.now() - started < 500);
    });
  }

  it('may repeat what repeats', () => {
    const host = '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
    assert.equal(matchesPattern(host, '*.stock.example.com'), true);
    assert.equal(matchesPattern(host, 'stock..com'), false);
    const path = "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$";
    assert.equal(matchesPattern(path, '/a(b)/%20'), true);
    assert.equal(matchesPattern(path, '/a b'), false);
    assert.equal(matchesPattern(String.raw`^[A-Za-z0-9!#$%&'*+\-.^_\x60|~]+$`, 'X-`^|'), true);
    assert.equal(matchesPattern(String.raw`^(?P<size>\d{1,3}[^\s\]\[])\z`, '128é'), true);
    assert.equal(matchesPattern('^$|^[a-z]+$', ''), true);
  });

  for (const pattern of [
    '(?i)red',
    '\\bred',
    '[[:alpha:]]',
    'a{2000}',
    '(a',
    'a)',
    '(((a{1000}){1000}){1000})',
  ])
    it(`are left to the server: ${pattern}`, () => {
      assert.equal(matchesPattern(pattern, 'red'), undefined);
    });

  it('match what JavaScript matches', () => {
    const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\.', '-', '^', '$', 'é');
    const grown = fc.letrec<{ all: string }>((tie) => ({
      all: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        piece,
        fc.tuple(tie('all'), tie('all')).map(([one, other]) => one + other),
        fc.tuple(tie('all'), tie('all')).map(([one, other]) => `(?:${one}|${other})`),
        fc
          .tuple(tie('all'), fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'))
          .map(([of, sign]) => `(${of})${sign}`),
      ),
    })).all;
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', '-', 'é'), maxLength: 7 });
    fc.assert(
      fc.property(grown, text, (pattern, written) => {
        assert.equal(matchesPattern(pattern, written), new RegExp(pattern, 'u').test(written), pattern);
      }),
      { numRuns: 500 },
    );
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, text) => {
        hasForm(pattern, text);
      }),
    );
  });
});
