import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inPeriods, type PriceSeries } from './candle-periods.ts';
import { candlesSvg } from './chart-picture.ts';

const DAY = 86_400_000;
const labels = { close: 'Close', rises: 'rises', falls: 'falls', predictedUp: 'UP', predictedDown: 'DOWN' };

/** Prices 1, 2, 3 … on following days from a Monday. */
const daily = (days: number, isDated = true): PriceSeries => ({
  times: Array.from({ length: days }, (_, day) => (isDated ? Date.UTC(2024, 0, 1) + day * DAY : null)),
  candles: Array.from({ length: days }, (_, day) => ({
    label: `d${day} <b>`,
    ...{ open: day + 1, high: day + 3, low: day, close: day + 2 },
  })),
  overlays: [{ name: 'mean', values: Array.from({ length: days }, (_, day) => (day === 0 ? null : day)) }],
  panes: [
    { lines: [{ name: 'strength', values: Array.from({ length: days }, () => 50) }], guides: [30, 70] },
  ],
  predictions: Array.from({ length: days }, (_, day) => (day % 7 < 4 ? 'up' : 'down')),
});

describe('candles', () => {
  it('are joined by calendar periods where there are too many', () => {
    const periodOf = (days: number) => inPeriods(daily(days), 10).period;
    assert.deepEqual([10, 70, 300, 900, 3000].map(periodOf), ['day', 'week', 'month', 'quarter', 'year']);
    assert.equal(inPeriods(daily(95, false), 10).period, 10);
    const { series } = inPeriods(daily(70), 10);
    const [first] = series.candles;
    assert.deepEqual(first, { label: 'd0 <b>', open: 1, high: 9, low: 0, close: 8 });
    assert.deepEqual([series.overlays[0]?.values[0], series.predictions[0]], [6, 'up']);
    assert.equal(series.candles.length, 10);
  });

  it('keep the first open, the extremes and the last close, whatever the days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (gaps, most) => {
          let time = 0;
          const given = daily(gaps.length);
          const times = gaps.map((gap) => (time += (gap + 1) * DAY));
          const { series } = inPeriods({ ...given, times }, most);
          assert.ok(series.candles.length <= most);
          assert.equal(series.candles[0]?.open, given.candles[0]?.open);
          assert.equal(series.candles.at(-1)?.close, given.candles.at(-1)?.close);
          const highs = (of: PriceSeries): number => Math.max(...of.candles.map(({ high }) => high ?? 0));
          assert.equal(highs(series), highs(given));
          for (const { values } of series.overlays) assert.equal(values.length, series.candles.length);
          assert.equal(series.predictions.length, series.candles.length);
        },
      ),
    );
  });

  it('are hollow where they rise and filled where they fall, with predictions in two rows', () => {
    const series: PriceSeries = {
      ...daily(3),
      candles: [
        { label: 'a <b>', open: 1, high: 3, low: 1, close: 2 },
        { label: 'b', open: 2, high: 3, low: 1, close: 1 },
        { label: 'c', open: 2, high: 2, low: 2, close: 2 },
      ],
      predictions: ['up', 'down', null],
    };
    const svg = candlesSvg({ series, labels, shown: String }, 'T');
    assert.match(svg, /<title>a &lt;b&gt;<\/title>/u);
    const bodies = [...svg.matchAll(/<rect [^>]*fill="(#\w+)" stroke="#\w+" stroke-width="1"/gu)].map(
      ([, fill]) => fill,
    );
    assert.deepEqual(bodies, ['#ffffff', '#c24100', '#ffffff']);
    const marks = [...svg.matchAll(/<path d="M[\d.]+ (\d+)L[\d.]+ \d+L[\d.]+ (\d+)Z"/gu)].map(
      ([, base, tip]) => Math.sign(Number(base) - Number(tip)),
    );
    assert.deepEqual(marks, [1, -1]);
    assert.match(svg, />strength</u);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/u);
  });

  it('are a line where a price is missing, and nothing that is not a number where there is nothing', () => {
    const close = daily(4);
    const lines = candlesSvg(
      {
        series: { ...close, candles: close.candles.map((day) => ({ ...day, open: null })) },
        labels,
        shown: String,
      },
      'T',
    );
    assert.match(lines, />Close</u);
    assert.doesNotMatch(lines, />rises</u);
    const empty: PriceSeries = {
      times: [],
      candles: [],
      overlays: [],
      panes: [{ lines: [], guides: [] }],
      predictions: [],
    };
    assert.doesNotMatch(candlesSvg({ series: empty, labels, shown: String }, 'T'), /NaN|Infinity|undefined/u);
  });
});
