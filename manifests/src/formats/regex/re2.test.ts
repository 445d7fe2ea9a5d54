import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findsRe2, re2Problem } from './re2.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { rounds } from '../../testing/rounds.ts';

describe('patterns of Go’s engine', () => {
  it('are tried', () => {
    assert.equal(findsRe2('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'stock-api'), true);
    assert.equal(findsRe2('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'Stock_API'), false);
    assert.equal(findsRe2('^(red|blue)$', 'green'), false);
    assert.equal(findsRe2('^([0-9]+(ms|s|m|h)){1,4}$', 'soon'), false);
  });

  for (const pattern of [
    '^(a+)+$',
    '^(a|aa)+$',
    '^((a|aa)b?)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?:a*)*$',
    '^a*a*a*a*a*a*a*b$',
  ]) {
    it(`do not hang: ${pattern}`, async () => {
      assert.ok((await growthOf((length) => findsRe2(pattern, `${'a'.repeat(length)}!`), 60)) < LINEAR);
    });
  }

  for (const [name, pattern] of [
    ['counts again and again', 'x{1000}'.repeat(500)],
    ['a count of a long group', `(?:${'abcde'.repeat(50)}){1000}`],
    ['counts of classes of Unicode', '[\\pL\\pN]{1000}'.repeat(3)],
    ['more than anybody writes', 'x*'.repeat(10_001)],
    ['brackets without end', '('.repeat(100_000)],
  ] as const)
    it(`are not tried where they become too large: ${name}`, () => {
      assert.equal(findsRe2(pattern, 'x'), undefined);
      assert.equal(re2Problem(pattern), undefined);
    });

  it('are tried up to what people write', () => {
    assert.equal(findsRe2('^[a-z0-9.-]{1,253}$', 'api.example.com'), true);
    assert.equal(findsRe2(String.raw`^\p{L}{1,100}$`, 'é'), true);
    assert.equal(findsRe2(Array.from({ length: 1500 }, (_, n) => `job-${n}`).join('|'), 'job-1499'), true);
  });

  it('may repeat what repeats', () => {
    const host = '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
    assert.equal(findsRe2(host, '*.stock.example.com'), true);
    assert.equal(findsRe2(host, 'stock..com'), false);
    const path = "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$";
    assert.equal(findsRe2(path, '/a(b)/%20'), true);
    assert.equal(findsRe2(path, '/a b'), false);
    assert.equal(findsRe2(String.raw`^[A-Za-z0-9!#$%&'*+\-.^_\x60|~]+$`, 'X-`^|'), true);
    assert.equal(findsRe2(String.raw`^(?P<size>\d{1,3}[^\s\]\[])\z`, '128é'), true);
    assert.equal(findsRe2('^$|^[a-z]+$', ''), true);
  });

  for (const [pattern, problem] of [
    ['a{2000}', 'Invalid regular expression: repetition count above 1000: "{2000}"'],
    ['(((a{1000}){1000}){1000})', 'Invalid regular expression: repetition count above 1000: "{1000}"'],
    ['(a', 'Invalid regular expression: unbalanced bracket: "(a"'],
    ['a)', 'Invalid regular expression: unbalanced bracket: "a)"'],
    ['[z-a]', 'Invalid regular expression: invalid range: "z-a"'],
    ['*a', 'Invalid regular expression: nothing to repeat: "*"'],
    ['a**', 'Invalid regular expression: nested repetition: "**"'],
    ['a\\', 'Invalid regular expression: trailing backslash: "a\\"'],
    ['a(?=b)', 'RE2 does not support lookaround: "(?="'],
    ['(?<!b)a', 'RE2 does not support lookaround: "(?<!"'],
    ['(a)\\1', 'RE2 does not support backreferences'],
  ] as const)
    it(`are invalid: ${pattern}`, () => {
      assert.equal(re2Problem(pattern), problem);
      assert.equal(findsRe2(pattern, 'a'), undefined);
    });

  for (const pattern of ['(?i)a|(?P<n>b)', '[(?=]+\\\\1?', '\\bred', '[[:alpha:]]', '\\Q(a', '\\pL'])
    it(`are taken: ${pattern}`, () => {
      assert.equal(re2Problem(pattern), undefined);
    });

  it('are left alone where they would take long', () => {
    assert.equal(findsRe2('^(([a]{1,100}){1,9})+$', `${'a'.repeat(20_000)}!`), undefined);
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
        assert.equal(findsRe2(pattern, written), new RegExp(pattern, 'u').test(written), pattern);
      }),
      rounds(500),
    );
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, text) => {
        findsRe2(pattern, text);
      }),
    );
  });
});
