import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { TaskFolder } from '../../learning/testing/task-folder.ts';
import { forecastTask } from './forecast-task.ts';

/** A table of months, from January 2020 on. */
function months(values: readonly (number | string)[], name = 'amount'): string {
  const rows = values.map((value, at) => {
    const month = String((at % 12) + 1).padStart(2, '0');
    return `${2020 + Math.floor(at / 12)}-${month}-01,${value}`;
  });
  return [`month,${name}`, ...rows, ''].join('\n');
}

/** A trend with a season and what looks like noise. */
const SALES = Array.from({ length: 48 }, (_, at) =>
  Number((100 + at + 20 * Math.sin((at * Math.PI) / 6) + 3 * Math.sin(at * 91.7)).toFixed(2)),
);

describe('vitruve/forecast', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    const shops = ['a', 'b'].flatMap((shop) => SALES.map((value, at) => `${2000 + at},${value},${shop}`));
    folder = await TaskFolder.make({
      'sales.csv': months(SALES),
      'constant.csv': months(new Array<number>(30).fill(5)),
      'short.csv': months(SALES.slice(0, 23)),
      'barely.csv': months(SALES.slice(0, 26)),
      'gap.csv': months(SALES).replace('2020-03-01,', '2020-03-02,').replace('2020-03-02', '2023-12-15'),
      'lacking.csv': months(SALES).replace(/2020-03-01.*\n/u, ''),
      'empty.csv': months(SALES).replace(/2020-03-01.*\n/u, '2020-03-01,\n'),
      'twice.csv': months(SALES).replace('2020-03-01', '2020-02-01'),
      'text.csv': 'month,amount\n2020-01-01,"1,5"\n2020-02-01,"2,5"\n',
      'words.csv': 'month,amount\nspring,1\nsummer,2\n',
      'dates.csv': 'a,b,amount\n2020-01-01,2020-01-01,1\n2020-02-01,2020-01-01,2\n',
      'one.csv': 'month,amount\n2020-01-01,1\n',
      'shops.csv': ['year,amount,shop', ...shops, '2000,1,c', ''].join('\n'),
      'long.csv': ['at,amount', ...Array.from({ length: 4001 }, (_, at) => `${at},${at % 3}`), ''].join('\n'),
      'zero.csv': months(SALES.map((value) => value - 200)),
    });
  });
  after(() => folder.remove());

  const forecast = (given: Readonly<Record<string, unknown>>) =>
    folder.run(forecastTask(), {
      data: 'sales.csv',
      output: 'out.csv',
      value: 'amount',
      horizon: 3,
      ...given,
    });
  const written = async (): Promise<readonly string[]> =>
    (await readFile(folder.at('out.csv'), 'utf8')).trimEnd().split('\n');

  it('writes a row for each step, with the next times and intervals', async () => {
    const { summary, result } = await forecast({ models: ['seasonal-naive'] });
    const [heading, ...rows] = await written();
    assert.equal(heading, 'month,step,value,lower_80,upper_80,lower_95,upper_95,model');
    assert.deepEqual(
      rows.map((row) => row.split(',').filter((_, at) => at < 3 || at === 7)),
      SALES.slice(36, 39).map((value, at) => [
        `2024-0${at + 1}-01`,
        String(at + 1),
        String(value),
        'seasonal-naive',
      ]),
    );
    const [, , value = 0, low80 = 0, high80 = 0, low95 = 0, high95 = 0] = (rows[0] ?? '')
      .split(',')
      .map(Number);
    assert.ok(low95 < low80 && low80 < value && value < high80 && high80 < high95);
    assert.equal(summary.text, 'Forecast: 3 steps, series: 1, 3 rows → out.csv');
    assert.deepEqual([result.step, result.season], ['month', 12]);
  });

  it('compares the models on the past, and takes the one with the least error', async () => {
    const { result, summary, task, inputs, context } = await forecast({
      folds: 2,
      trend: 'additive',
      order: '0,1,1',
    });
    const errors = result.models.map(({ measures }) => measures['mae'] ?? Number.NaN);
    const chosen = result.models.find((model) => model.chosen === 1);
    assert.deepEqual(
      result.models.map(({ model }) => model),
      ['seasonal-naive', 'holt-winters', 'arima'],
    );
    assert.equal(chosen?.measures['mae'], Math.min(...errors));
    assert.equal(summary.metrics['mae'], Math.min(...errors));
    assert.ok((summary.metrics['mase'] ?? 1) < 0.5);
    const blocks = task.report(inputs, result, context);
    assert.equal(blocks.filter(({ kind }) => kind === 'image').length, 1);
    assert.doesNotMatch(JSON.stringify(task.toJson(inputs, result, context)), /image/u);
  });

  it('says where the seasonal naive forecast is better than the model that was named', async () => {
    const { summary } = await forecast({
      models: ['holt-winters'],
      trend: 'additive',
      seasonality: 'none',
      horizon: 12,
    });
    assert.match(summary.text, /The seasonal naive forecast has a smaller error/u);
  });

  it('fails where a measure does not reach what is required', async () => {
    const { summary } = await forecast({ models: ['seasonal-naive'], require: ['mase<=0.1', 'mae<=1000'] });
    assert.equal(summary.status, 'failed');
    assert.match(summary.text, /mase is [\d.]+, required: <= 0\.1$/u);
    await assert.rejects(
      forecast({ models: ['seasonal-naive'], require: ['auc>=1'] }),
      /There is no measure "auc"/u,
    );
  });

  it('forecasts each group, and names those that it cannot', async () => {
    const given = { data: 'shops.csv', time: 'year', group: 'shop', models: ['holt-winters'], horizon: 2 };
    const { summary, result } = await forecast(given);
    const rows = await written();
    assert.equal(rows[0], 'shop,year,step,value,lower_80,upper_80,lower_95,upper_95,model');
    assert.deepEqual(
      rows.slice(1).map((row) => row.split(',').slice(0, 3).join(' ')),
      ['a 2048 1', 'a 2049 2', 'b 2048 1', 'b 2049 2'],
    );
    assert.equal(summary.status, 'failed');
    assert.match(
      summary.text,
      /1 series is not forecast:\n {2}c: the series has 1 values, and its models need 6/u,
    );
    assert.deepEqual([result.series, result.season], [2, 1]);
  });

  it('forecasts a series that never changes as such', async () => {
    const { result } = await forecast({ data: 'constant.csv' });
    const [, first] = await written();
    assert.equal(first, '2022-07-01,1,5.0,5.0,5.0,5.0,5.0,seasonal-naive');
    assert.deepEqual([result.constant, result.measured], [1, 0]);
  });

  it('puts missing values and steps between their neighbors if it is told to', async () => {
    for (const data of ['lacking.csv', 'empty.csv']) {
      const { result } = await forecast({ data, models: ['seasonal-naive'], missing: 'interpolate' });
      assert.equal(result.interpolated, 1);
    }
  });

  it('names what is wrong with a table, with its row', async () => {
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ data: 'lacking.csv' }, /Between rows 2 and 3 .* missing in column "month": 1, from 2020-03-01 on/u],
      [{ data: 'empty.csv' }, /Row 3 of "empty\.csv" \(2020-03-01\) has no value/u],
      [{ data: 'twice.csv' }, /Rows 2 and 3 of "twice\.csv" have the same "month"/u],
      [{ data: 'gap.csv' }, /are not at regular steps/u],
      [{ step: 'week' }, /Row 2 of "sales\.csv" is at 2020-02-01, which is not a step of "week"/u],
      [{ data: 'text.csv' }, /Row 1 of "text\.csv" has "1,5" in column "amount": a number is needed/u],
      [{ data: 'words.csv', time: 'month' }, /has "spring": dates such as 2024-12-31 are needed/u],
      [{ data: 'words.csv' }, /No column of "words\.csv" is recognized as a date/u],
      [{ data: 'dates.csv' }, /several columns of dates\. Set "time" to one of: a, b, amount/u],
      [{ data: 'one.csv' }, /are not at regular steps/u],
      [{ data: 'shops.csv', time: 'year', group: 'shop', step: 'year' }, /"step" requires dates/u],
      [{ data: 'short.csv' }, /23 values, fewer than two seasons of 12\. Set "season"/u],
      [{ data: 'barely.csv' }, /26 values, and comparing the models takes 27/u],
      [{ data: 'zero.csv', models: ['holt-winters'], seasonality: 'multiplicative' }, /needs positive ones/u],
      [{ data: 'sales.csv', season: 61, models: ['arima'] }, /fewer than two seasons of 61/u],
      [{ models: ['arima'], trend: 'none' }, /"trend" is an option of the model "holt-winters"/u],
      [{ models: ['arima'], seasonalOrder: '0,1,1' }, /"seasonalOrder" also requires "order"/u],
      [{ value: 'nothing' }, /has no column "nothing"/u],
    ];
    for (const [given, message] of cases)
      await assert.rejects(forecast(given), message, JSON.stringify(given));
  });

  it('forecasts a short series by a single model, and says that it is not measured', async () => {
    const { summary } = await forecast({ data: 'barely.csv', models: ['holt-winters'] });
    assert.match(summary.text, /1 series is not measured on its past/u);
    const required = await forecast({ data: 'barely.csv', models: ['holt-winters'], require: ['mae<=1'] });
    assert.equal(required.summary.status, 'failed');
  });

  it('uses the last steps of a long series', async () => {
    const given = { time: 'at', models: ['seasonal-naive'] };
    const long = await forecast({ ...given, data: 'long.csv' });
    assert.deepEqual([long.result.shortened, long.result.season], [1, 1]);
    assert.match((await written())[1] ?? '', /^4001,1,1\.0,/u);
    const { result } = await forecast({ models: ['seasonal-naive'] });
    assert.equal(result.shortened, 0);
  });

  it('makes the same of the same', async () => {
    const given = {
      models: ['holt-winters', 'boosting'],
      trend: 'none',
      seasonality: 'multiplicative',
      season: 4,
    };
    await forecast(given);
    const first = await written();
    await forecast(given);
    assert.deepEqual(await written(), first);
  });
});
