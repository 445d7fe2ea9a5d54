import assert from 'node:assert/strict';
import { TaskCancelledError } from '@vitruve/workspace';
import type { ForecastSetting } from '../series/forecast-in-order.ts';
import { forecastAll } from './forecasts.ts';

const SETTING: ForecastSetting = {
  choice: { models: ['seasonal-naive', 'holt-winters'] },
  ...{ season: 4, horizon: 3, folds: 2, shares: [0.8] },
};
/** Series of different lengths, one of them too short, and one that a model cannot take. */
const SERIES = Array.from({ length: 21 }, (_, index) =>
  Float64Array.from(
    { length: index === 5 ? 3 : 24 + index },
    (_of, at) => 10 + at / 3 + 4 * Math.sin((at * Math.PI) / 2 + index) + Math.sin(at * 91.7 + index),
  ),
);

describe('forecasts of many series', function () {
  this.timeout(60_000);

  const forecast = (threads: number, signal = new AbortController().signal, told: number[] = []) =>
    forecastAll(SERIES, SETTING, {
      ...{ threads, signal, patience: 0 },
      onProgress: (done) => {
        told.push(done);
      },
    });

  it('are the same whatever the number of processes, and in the order of the series', async () => {
    const told: number[] = [];
    const alone = await forecast(1);
    const apart = await forecast(3, undefined, told);
    assert.deepEqual(apart, alone);
    assert.deepEqual(
      alone.map((outcome) => 'why' in outcome),
      SERIES.map((_, index) => index === 5),
    );
    assert.equal(told.at(-1), SERIES.length);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
  });

  it('are ended when they are canceled', async () => {
    const controller = new AbortController();
    const work = forecast(2, controller.signal);
    controller.abort();
    await assert.rejects(work, TaskCancelledError);
  });
});
