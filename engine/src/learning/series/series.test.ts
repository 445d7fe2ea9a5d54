import assert from 'node:assert/strict';
import { arimaAhead, fitArima, type ArimaOrder, type ArimaParameters } from './arima.ts';
import { arima } from './arima-forecaster.ts';
import { innovations, psiWeights } from './arma.ts';
import { BOOSTING_ON_LAGS } from './boosting-lags.ts';
import { differencedBy, lagsOf } from './differences.ts';
import { SeriesFault } from './forecaster.ts';
import { holtWinters } from './holt-winters.ts';
import { normalReach } from './normal.ts';
import { measureFrom, originsOf } from './rolling-origin.ts';
import { SEASONAL_NAIVE } from './seasonal-naive.ts';
import { fitSmoothing } from './smoothing-fit.ts';
import { continued, smooth, type SmoothingForm, type Trend } from './smoothing.ts';
import reference from './testing/series.json' with { type: 'json' };

type Name = keyof typeof reference.series;

const valuesOf = (name: string): Float64Array => Float64Array.from(reference.series[name as Name].values);
const seasonOf = (name: string): number => reference.series[name as Name].season;

/** To 9 digits of the largest of them: values near 0 come from differences of larger ones. */
function assertNear(found: Float64Array, expected: readonly number[], what: string): void {
  assert.equal(found.length, expected.length, what);
  const most = Math.max(1, ...expected.map(Math.abs));
  for (const [step, value] of expected.entries())
    assert.ok(
      Math.abs((found[step] ?? Number.NaN) - value) <= 1e-9 * most,
      `${what}, step ${step + 1}: ${found[step]}, not ${value}`,
    );
}

describe('exponential smoothing', () => {
  it('has the forecasts that follow from the last states of statsmodels with the same weights and first state, at each step of two seasons', () => {
    assert.ok(reference.smoothing.length >= 24);
    for (const { series, trend, seasonality, initial, squares, ahead } of reference.smoothing) {
      const form = { trend, seasonality, season: seasonOf(series) } as SmoothingForm;
      const parameters = {
        level: 0.35,
        trend: 0.15,
        season: 0.25,
        damping: trend.endsWith('damped') ? 0.93 : 1,
        initial: { ...initial, season: Float64Array.from(initial.season) },
      };
      const found = smooth(valuesOf(series).subarray(0, -3), form, parameters);
      const what = `${series}: ${trend}, ${seasonality}`;
      assert.ok(Math.abs(found.squares / squares - 1) < 1e-9, what);
      assertNear(continued(form, parameters, found.last, ahead.length), ahead, what);
    }
  });

  it('finds weights and first states whose squares are at most 0.1 % larger than those of statsmodels', () => {
    for (const { series, trend, seasonality, estimatedSquares } of reference.smoothing) {
      const form = { trend, seasonality, season: seasonOf(series) } as SmoothingForm;
      const { squares } = fitSmoothing(valuesOf(series), form);
      assert.ok(
        squares <= estimatedSquares * 1.001,
        `${series}: ${trend}, ${seasonality}: ${squares}, not ${estimatedSquares}`,
      );
    }
  });

  it('has intervals of linear forms as formulas give them, and simulated ones near them', () => {
    // Simple smoothing: σ√(1 + (h − 1)α²).
    const values = valuesOf('nile');
    const { parameters, squares } = fitSmoothing(values, { trend: 'none', seasonality: 'none', season: 1 });
    const fitted = holtWinters({ trend: 'none', seasonality: 'none' }).fit(values, 1);
    const { values: ahead, intervals } = fitted.forecast(4, [0.95]);
    const deviation = Math.sqrt(squares / values.length);
    const expected = Array.from(
      ahead,
      (value, step) => value + 1.959963984540054 * deviation * Math.sqrt(1 + step * parameters.level ** 2),
    );
    assertNear(intervals[0]?.upper ?? new Float64Array(), expected, 'upper');
    const air = valuesOf('air');
    const simulated = holtWinters({ trend: 'none', seasonality: 'multiplicative' }).fit(air, 12);
    const [first] = simulated.forecast(1, [0.95]).intervals;
    const own = fitSmoothing(air, { trend: 'none', seasonality: 'multiplicative', season: 12 });
    const width = (first?.upper[0] ?? 0) - (first?.lower[0] ?? 0);
    const normal = 2 * 1.96 * Math.sqrt(own.squares / air.length);
    assert.ok(Math.abs(width / normal - 1) < 0.15, `${width}, not about ${normal}`);
  });

  it('multiplies positive values only', () => {
    const quarters = valuesOf('quarters');
    for (const trend of ['multiplicative', 'multiplicative-damped'] satisfies readonly Trend[])
      assert.throws(() => holtWinters({ trend }).fit(quarters, 4), SeriesFault);
    assert.doesNotThrow(() => holtWinters({ trend: 'none' }).fit(quarters, 4));
  });

  it('keeps the first states of long seasons, and follows the season all the same', () => {
    const values = Float64Array.from({ length: 120 }, (_, at) => 10 + 5 * Math.sin((at * Math.PI) / 15));
    const { form, parameters, squares } = fitSmoothing(values, {
      trend: 'none',
      seasonality: 'additive',
      season: 30,
    });
    assert.ok(squares < 1e-6, String(squares));
    const { last } = smooth(values, form, parameters);
    assert.ok(Math.abs((continued(form, parameters, last, 8)[7] ?? 0) - (values[7] ?? 1)) < 1e-3);
  });
});

describe('ARIMA', () => {
  const orderOf = (order: readonly number[], seasonal: readonly number[], season: number): ArimaOrder => {
    const [p = 0, d = 0, q = 0] = order;
    const [ofP = 0, ofD = 0, ofQ = 0] = seasonal;
    return { p, d, q, seasonal: { p: ofP, d: ofD, q: ofQ }, season, hasMean: d + ofD === 0 };
  };
  const parametersOf = (given: (typeof reference.arima)[number]['parameters']): ArimaParameters => ({
    ar: Float64Array.from(given.ar),
    ma: Float64Array.from(given.ma),
    seasonalAr: Float64Array.from(given.seasonalAr),
    seasonalMa: Float64Array.from(given.seasonalMa),
    mean: 0,
  });

  it('has the forecasts of statsmodels with the same parameters', () => {
    for (const { series, order, seasonal, parameters, variance, ahead } of reference.arima) {
      const own = orderOf(order, seasonal, seasonOf(series));
      const found = arimaAhead(valuesOf(series), own, parametersOf(parameters), variance, ahead.length);
      assertNear(found.values, ahead, `${series}: ${order.join()} ${seasonal.join()}`);
      assert.ok(found.deviations.every((deviation, step) => deviation >= (found.deviations[step - 1] ?? 0)));
    }
  });

  it('finds parameters that are as likely as those of statsmodels', () => {
    for (const { series, order, seasonal, estimatedLogLikelihood: expected } of reference.arima) {
      const { logLikelihood } = fitArima(valuesOf(series), orderOf(order, seasonal, seasonOf(series)));
      assert.ok(
        logLikelihood >= expected - 0.001 * Math.abs(expected),
        `${series}: ${order.join()} ${seasonal.join()}: ${logLikelihood}, not ${expected}`,
      );
    }
  });

  it('predicts an AR process by its last values, and a moving average by its last errors', () => {
    const values = Float64Array.of(1, -1, 2, 0.5);
    const ar = innovations({ ar: Float64Array.of(0.5), ma: new Float64Array() }, values, 2);
    assert.deepEqual([...ar.ahead], [0.25, 0.125]);
    assert.ok(Math.abs((ar.variances[0] ?? 0) - 1 / (1 - 0.25)) < 1e-12);
    const ma = innovations({ ar: new Float64Array(), ma: Float64Array.of(0.4) }, values, 2);
    assert.equal(ma.ahead[1], 0);
    assert.deepEqual(
      [...psiWeights({ ar: Float64Array.of(0.5), ma: Float64Array.of(0.4) }, 3)],
      [1, 0.9, 0.45],
    );
  });

  it('chooses differences and orders', () => {
    const { form } = arima({}).fit(valuesOf('air'), 12);
    assert.match(form, /^\(\d,[01],\d\)\([01],1,[01]\)12$/u);
    const noise = Float64Array.from({ length: 60 }, (_, at) => Math.sin(at * 91.7 + at ** 2));
    assert.match(arima({}).fit(noise, 1).form, /^\(\d,0,\d\)$/u);
    const line = Float64Array.from({ length: 30 }, (_, at) => at + 0.1 * Math.sin(at * 91.7));
    const next = arima({}).fit(line, 1).forecast(2, []).values;
    assert.ok(Math.abs((next[1] ?? 0) - 31) < 0.5, String(next[1]));
  });

  it('takes no season that is too long', () => {
    const values = Float64Array.from({ length: 200 }, (_, at) => at % 7);
    assert.throws(() => arima({}).fit(values, 61), SeriesFault);
  });
});

describe('other forecasts', () => {
  it('repeat the last season, with intervals that grow from season to season', () => {
    const fitted = SEASONAL_NAIVE.fit(Float64Array.of(1, 2, 3, 5), 2);
    const { values, intervals } = fitted.forecast(4, [0.8]);
    assert.deepEqual([...values], [3, 5, 3, 5]);
    const widths = values.map((value, step) => (intervals[0]?.upper[step] ?? 0) - value);
    assert.equal(widths[0], widths[1]);
    assert.ok(Math.abs((widths[2] ?? 0) / (widths[0] ?? 1) - Math.SQRT2) < 1e-12);
  });

  it('learn from lags what depends on them', () => {
    const values = Float64Array.from({ length: 160 }, (_, at) => at + 10 * Math.sin((at * Math.PI) / 2 + 1));
    const { values: ahead, intervals } = BOOSTING_ON_LAGS.fit(values, 4).forecast(8, [0.8, 0.95]);
    for (const [step, value] of ahead.entries()) {
      const true_ = 160 + step + 10 * Math.sin(((160 + step) * Math.PI) / 2 + 1);
      assert.ok(Math.abs(value - true_) < 0.5, `${step}: ${value}, not ${true_}`);
      assert.ok((intervals[0]?.upper[step] ?? 0) <= (intervals[1]?.upper[step] ?? 0));
    }
  });

  it('know how far a normal distribution reaches', () => {
    for (const [share, reach] of [
      [0.8, 1.2815515655446004],
      [0.95, 1.959963984540054],
      [0.99, 2.5758293035489004],
    ] as const)
      assert.ok(Math.abs(normalReach(share) - reach) < 1e-10, String(share));
  });

  it('take differences of seasons and steps', () => {
    const values = Float64Array.of(1, 2, 4, 8, 16);
    assert.deepEqual([...differencedBy(values, lagsOf(1, 1, 2))], [3, 6]);
    assert.deepEqual([...differencedBy(values, lagsOf(5, 0, 1))], []);
  });
});

describe('rolling origins', () => {
  it('end a horizon before the end, a horizon apart or nearer', () => {
    assert.deepEqual(originsOf(100, 10, 3, 20), [70, 80, 90]);
    assert.deepEqual(originsOf(36, 10, 3, 24), [24, 25, 26]);
    assert.deepEqual(originsOf(34, 10, 3, 24), [24]);
    assert.deepEqual(originsOf(33, 10, 3, 24), []);
    assert.deepEqual(originsOf(33, 10, 1, 20), [23]);
  });

  it('measure forecasts that know nothing of what follows', () => {
    const values = Float64Array.of(1, 2, 4, 8, 16, 0);
    const work = measureFrom([3, 4], values, 1, SEASONAL_NAIVE, { horizon: 2, shares: [0.8] });
    let piece = work.next();
    while (piece.done !== true) piece = work.next();
    const { mae, mape, mase, coverage } = piece.value;
    // 4 for 8 and 16, 8 for 16 and 0; a step changed by 1.5 and by 7/3 before.
    assert.equal(mae, (4 + 12 + 8 + 8) / 4);
    assert.ok(Number.isNaN(mape));
    assert.ok(Math.abs(mase - (8 / 1.5 + 8 / (7 / 3)) / 2) < 1e-12);
    assert.deepEqual(coverage, [0]);
  });
});
