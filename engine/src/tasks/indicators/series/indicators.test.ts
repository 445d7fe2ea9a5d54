import assert from 'node:assert/strict';
import reference from '../testing/indicators.json' with { type: 'json' };
import type { Convention } from './convention.ts';
import { indicatorOf, USUAL } from './indicators.ts';
import { PRICE_NAMES, type Prices } from './prices.ts';
import { movingDeviation } from './windows.ts';

type Values = readonly (number | null)[];

const numbers = (values: Values): Float64Array => Float64Array.from(values, (value) => value ?? Number.NaN);

const PRICES = Object.fromEntries(
  PRICE_NAMES.map((name) => [name, numbers(reference.prices[name])]),
) as unknown as Prices;

/** Of closing prices alone. */
function of(name: string, close: readonly number[], convention: Convention = 'ta-lib'): number[] {
  const nothing = new Float64Array(close.length).fill(Number.NaN);
  const prices = { open: nothing, high: nothing, low: nothing, close: numbers(close), volume: nothing };
  return [...indicatorOf(name).values(prices, convention)];
}

/** Rows without a value before the first that has one. */
const warmUp = (values: ArrayLike<number>): number =>
  Array.from(values).findIndex((value) => !Number.isNaN(value));

function mustBeClose(name: string, convention: Convention, expected: Values, from: number): void {
  const found = indicatorOf(name).values(PRICES, convention);
  for (const [day, value] of expected.entries()) {
    if (day < from) continue;
    const own = found[day] ?? 0;
    if (value === null) assert.ok(Number.isNaN(own), `${name} on day ${day}: ${own}`);
    else
      assert.ok(
        Math.abs(own - value) <= 1e-9 * Math.max(1, Math.abs(value)),
        `${name} on day ${day}: ${own}, ${value}`,
      );
  }
}

describe('indicators', () => {
  it('are those of the architecture of the stock predictor', () => {
    assert.equal(USUAL.length, 22);
    assert.equal(new Set(USUAL).size, 22);
  });

  for (const [name, expected] of Object.entries(reference['ta-lib']))
    it(`equal TA-Lib's: ${name}`, () => {
      // TA-Lib shows the line of MACD no earlier than its signal.
      mustBeClose(name, 'ta-lib', expected, name === 'MACD' ? 33 : 0);
      assert.ok(expected.some((value) => value !== null));
    });

  for (const [name, expected] of Object.entries(reference.pandas))
    it(`equal those of pandas: ${name}`, () => {
      mustBeClose(name, 'pandas', expected, 0);
    });

  it('have no value before their windows are full', () => {
    const rows = USUAL.map((name) => [name, warmUp(indicatorOf(name).values(PRICES, 'ta-lib'))]);
    assert.deepEqual(Object.fromEntries(rows), {
      ...{ SMA_5: 4, SMA_10: 9, SMA_20: 19, SMA_50: 49, EMA_5: 4, EMA_10: 9, EMA_20: 19, RSI: 14 },
      ...{ MACD: 25, MACD_Signal: 33, MACD_Hist: 33, BB_Width: 19, BB_Position: 19 },
      ...{ Volatility_10d: 10, Volatility_20d: 20, Return_1d: 1, Return_5d: 5, Return_10d: 10 },
      ...{ Volume_Ratio: 19, High_Low_Range: 0, Close_Position: 0, Gap: 1 },
    });
  });

  it('have none at all where there are fewer days than a window', () => {
    for (const name of USUAL)
      for (const convention of ['ta-lib', 'pandas'] as const)
        assert.ok(of(name, [], convention).length === 0);
    assert.deepEqual(of('SMA_5', [1, 2, 3]), [NaN, NaN, NaN]);
    assert.deepEqual(of('EMA_5', [1, 2, 3]), [NaN, NaN, NaN]);
    assert.deepEqual(of('RSI_5', [1, 2, 3]), [NaN, NaN, NaN]);
    assert.deepEqual(of('MACD_Signal', [1, 2, 3]), [NaN, NaN, NaN]);
  });

  it('have no position between bands that are one, and no strength where nothing moves', () => {
    const close = new Array<number>(30).fill(10.1);
    assert.equal(of('BB_Width', close).at(-1), 0);
    assert.ok(!Number.isFinite(of('BB_Position', close).at(-1)));
    assert.equal(of('RSI', close).at(-1), NaN);
    assert.equal(of('RSI', [...close, 10.2]).at(-1), 100);
    assert.equal(of('RSI', [...close, 10]).at(-1), 0);
  });

  it('keep the digits of a deviation that is small beside its values', () => {
    const values = Float64Array.from({ length: 9 }, (_, row) => 1e9 + (row % 3) / 1024);
    const deviation = movingDeviation(values, 3, 0).at(-1) ?? 0;
    assert.ok(Math.abs(deviation - Math.sqrt(2 / 3) / 1024) < 1e-15, String(deviation));
  });
});
