import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ONE, quantityMeant, quantityOf } from './quantity.ts';

describe('quantity', () => {
  for (const [text, nanos] of [
    ['1', ONE],
    ['100m', ONE / 10n],
    ['0.1', ONE / 10n],
    ['.5', ONE / 2n],
    ['5.', 5n * ONE],
    ['+2', 2n * ONE],
    ['-1', -ONE],
    ['1k', 1000n * ONE],
    ['1Ki', 1024n * ONE],
    ['1.5Gi', 1610612736n * ONE],
    ['1e3', 1000n * ONE],
    ['12E', 12n * 10n ** 18n * ONE],
    ['1E2', 100n * ONE],
    ['5n', 5n],
    ['0.1n', 1n],
    ['0', 0n],
    ['500m', ONE / 2n],
    ['4Gi', 4n * 1024n ** 3n * ONE],
    ['1E', 10n ** 18n * ONE],
  ] as const)
    it(`reads ${text}`, () => {
      assert.equal(quantityOf(text)?.nanos, nanos);
    });

  it('reads exponents as far as numbers of people go', () => {
    assert.equal(quantityOf('1e61')?.nanos, ONE * 10n ** 61n);
    assert.equal(quantityOf('1e62'), undefined);
    assert.equal(quantityOf('1e-79')?.nanos, 1n);
    assert.equal(quantityOf('1e-80'), undefined);
    assert.equal(quantityOf('1'.repeat(40))?.nanos, ONE * BigInt('1'.repeat(40)));
    assert.equal(quantityOf('1'.repeat(41)), undefined);
  });

  for (const text of [
    '',
    'm',
    '.',
    '1K',
    '512MB',
    '4GB',
    '1 Gi',
    '2 cores',
    'Gi',
    '1gi',
    '1e',
    '0x10',
    '1_000',
    '1,5',
    '--1',
    '1Gib',
    'Mi',
    '١',
  ])
    it(`refuses "${text}"`, () => {
      assert.equal(quantityOf(text), undefined);
    });

  it('agrees with arithmetic on milli-units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (millis) => {
        const written = `${Math.floor(millis / 1000)}.${String(millis % 1000).padStart(3, '0')}`;
        assert.equal(quantityOf(`${millis}m`)?.nanos, quantityOf(written)?.nanos, written);
      }),
    );
  });

  it('orders as the numbers do', () => {
    const suffix = fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi');
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), suffix, (a, b, unit) => {
        const [first, second] = [quantityOf(`${a}${unit}`), quantityOf(`${b}${unit}`)];
        assert.ok(first && second);
        assert.equal(first.nanos < second.nanos, a < b);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => [quantityOf(text), quantityMeant(text)].length === 2));
    assert.equal(quantityOf('1e999999999'), undefined);
  });

  for (const [text, meant] of [
    ['512MB', '512M'],
    ['1K', '1k'],
    ['2gb', '2G'],
    ['1,5Gi', '1.5Gi'],
    ['4 Gi', '4Gi'],
    ['64MiB', '64Mi'],
    ['8Go', '8G'],
    ['2 cores', '2'],
    ['4 vCPU', '4'],
    ['2', undefined],
    ['lots', undefined],
  ] as const)
    it(`guesses ${text}`, () => {
      assert.equal(quantityMeant(text), meant);
    });
});
