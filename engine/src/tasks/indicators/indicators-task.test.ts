import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { TaskFolder } from '../../learning/testing/task-folder.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { indicatorsTask } from './indicators-task.ts';

/** Newest first, as Alpha Vantage writes them. */
const PRICES = [
  'Date,Ticker,Open,High,Low,Close,Volume',
  '2024-01-05,A,13,17,12,16,400',
  '2024-01-05,B,2,2,1,1,',
  '2024-01-04,A,,,,,',
  '2024-01-03,A,10,14,9,12,300',
  '2024-01-03,B,4,5,3,4,10',
  '2024-01-02,A,9,11,7,9,200',
  '2024-01-02,B,3,4,2,2,10',
  '2024-01-01,A,8,9,7,8,100',
  '',
].join('\n');

describe('vitruve/indicators', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({
      'prices.csv': PRICES,
      'predicted.csv':
        'Date,Ticker,Open,High,Low,Close,Volume,prediction\n2024-01-03,A,10,14,9,12,1,later\n2024-01-02,A,$9,11,7,9,1,DOWN\n' +
        '2024-01-01,A,8,9,7,8,1,1\n2024-01-01,B,8,9,7,8,1,1\n',
      'null.csv': 'Date,Close\n2024-01-01,1\n2024-01-02,null\n2024-01-03,3\n',
      'dollars.csv': 'Date,Close\n2024-01-01,$1\n2024-01-02,$2\n',
      'words.csv': 'Date,Close\nmonday,1\ntuesday,2\n',
      'days.csv': '<DATE>,<CLOSE>\n20240102,2\n20240101,1\n',
      'index.csv': ',Close\n2024-01-01,1\n2024-01-02,2\n',
      'gap.csv': 'Date,Close\n2024-01-01,1\n,2\n',
      'twice.csv': 'Date,Close,Paper\n2024-01-01,1,A\n2024-01-01,2,B\n2024-01-02,2,A\n',
      'nothing.csv': 'a,b\n1,2\n',
      'taken.csv': 'Date,Close,rsi\n2024-01-01,1,50\n',
    });
  });
  after(() => folder.remove());

  const indicators = (given: Readonly<Record<string, unknown>>) =>
    folder.run(indicatorsTask(), { data: 'prices.csv', output: 'out.csv', ...given });
  const written = async (): Promise<string> => (await readFile(folder.at('out.csv'), 'utf8')).trimEnd();

  it('adds indicators of each security in the order of time, and leaves rows in theirs', async () => {
    const { summary, result } = await indicators({
      indicators: ['SMA_2', 'Return_1d', 'Gap', 'Close_Position'],
      target: 'Rises',
    });
    assert.equal(
      await written(),
      [
        'Date,Ticker,Open,High,Low,Close,Volume,SMA_2,Return_1d,Gap,Close_Position,Rises',
        `2024-01-05,A,13,17,12,16,400,14.0,${16 / 12 - 1},${13 / 12 - 1},0.8,`,
        '2024-01-05,B,2,2,1,1,,2.5,-0.75,-0.5,0.0,',
        '2024-01-04,A,,,,,,,,,,',
        `2024-01-03,A,10,14,9,12,300,10.5,${12 / 9 - 1},${10 / 9 - 1},0.6,1`,
        '2024-01-03,B,4,5,3,4,10,3.0,1.0,1.0,0.5,0',
        '2024-01-02,A,9,11,7,9,200,8.5,0.125,0.125,0.5,1',
        '2024-01-02,B,3,4,2,2,10,,,,0.0,1',
        '2024-01-01,A,8,9,7,8,100,,,,0.5,1',
      ].join('\n'),
    );
    const metrics = { rows: 8, columns: 5, securities: 2, incomplete: 5, withoutPrice: 1 };
    assert.deepEqual(summary.metrics, metrics);
    assert.equal(summary.text, 'Computed: 5 columns of 2 securities, 8 rows → out.csv');
    assert.deepEqual(result.columns, {
      ...{ time: 'Date', group: 'Ticker', open: 'Open', high: 'High', low: 'Low', close: 'Close' },
      volume: 'Volume',
    });
  });

  it('draws the first security with its indicators and predictions, beside a table', async () => {
    const { task, inputs, result, context } = await indicators({
      data: 'predicted.csv',
      indicators: ['SMA_2', 'Return_1d', 'MACD', 'MACD_Signal'],
    });
    const { series, omitted, security } = result.chart ?? {};
    assert.equal(security, 'A');
    assert.deepEqual(
      series?.candles.map(({ label, open, close }) => [label, open, close]),
      [
        ['2024-01-01', 8, 8],
        ['2024-01-02', null, 9],
        ['2024-01-03', 10, 12],
      ],
    );
    assert.deepEqual(series.predictions, ['up', 'down', null]);
    assert.deepEqual(
      series.panes.map(({ lines }) => lines.map(({ name }) => name)),
      [['Return_1d'], ['MACD', 'MACD_Signal']],
    );
    assert.deepEqual(omitted, []);
    const blocks = task.report(inputs, result, context);
    assert.equal(blocks.filter(({ kind }) => kind === 'chart').length, 1);
    assert.match(reportMarkdown(blocks), /The first of 2 securities\. Set "security" to draw another one/u);
    const page = reportMarkdown(blocks);
    assert.match(page, /## Prices of "A"\n\n!\[Prices of "A"\]\(data:image\/svg/u);
    assert.match(page, /\| Date \| Open \| High \| Low \| Close \| SMA_2 \|[^\n]* prediction \|/u);
    assert.match(page, /\| 2024-01-02 \| – \| 11 \| 7 \| 9 \| 8\.5 \| 0\.125 \| – \| – \| DOWN \|/u);
    assert.equal('chart' in Object(task.toJson(inputs, result, context)), false);
  });

  it('draws closing prices alone where a table has no others, and says which indicators it leaves out', async () => {
    const { result } = await indicators({
      data: 'index.csv',
      indicators: ['SMA_1', 'SMA_2', 'SMA_3', 'EMA_1', 'EMA_2'],
    });
    assert.deepEqual(result.chart?.series.candles[0], {
      label: '2024-01-01',
      ...{ open: null, high: null, low: null, close: 1 },
    });
    assert.deepEqual(result.chart.omitted, ['EMA_2']);
  });

  it('drops rows that lack a value when it is asked to', async () => {
    const { result } = await indicators({ indicators: ['SMA_2'], target: 'Rises', incomplete: 'drop' });
    const dates = (await written()).split('\n').map((line) => line.slice(0, 12));
    assert.deepEqual(dates, ['Date,Ticker,', '2024-01-03,A', '2024-01-03,B', '2024-01-02,A']);
    assert.deepEqual([result.rows, result.incomplete], [3, 5]);
  });

  it('compares with the price of a later row', async () => {
    await indicators({ indicators: ['SMA_1'], target: 'y', horizon: 2 });
    const targets = (await written()).split('\n').map((line) => line.split(',').at(-1));
    assert.deepEqual(targets, ['y', '', '', '', '', '', '1', '0', '1']);
  });

  it('adds the 22 usual ones', async () => {
    const { result } = await indicators({});
    assert.equal(result.added.length, 22);
  });

  it('takes days without a price as none, and dates that are numbers', async () => {
    const { result } = await indicators({ data: 'null.csv', indicators: ['Return_1d'] });
    assert.deepEqual((await written()).split('\n').slice(1), [
      '2024-01-01,1,',
      '2024-01-02,null,',
      '2024-01-03,3,2.0',
    ]);
    assert.equal(result.withoutPrice, 1);
    await indicators({ data: 'days.csv', indicators: ['Return_1d'] });
    assert.deepEqual((await written()).split('\n').slice(1), ['20240102,2,1.0', '20240101,1,']);
  });

  it('takes the only column of dates where no heading says which it is', async () => {
    const { result } = await indicators({ data: 'index.csv', indicators: ['Return_1d'] });
    assert.deepEqual(result.columns, { time: 'column0', close: 'Close' });
  });

  it('tells the securities of a folder apart by its files, unless a column does', async () => {
    await mkdir(folder.at('all/old'), { recursive: true });
    await writeFile(folder.at('all/AA.csv'), 'Date,Close,Held\n2024-01-02,2,yes\n2024-01-01,1,no\n');
    await writeFile(folder.at('all/old/B.B.csv'), 'Close,Date,Held\n9,2024-01-01,no\n3,2024-01-02,no\n');
    const { result } = await indicators({ data: 'all', indicators: ['Return_1d'] });
    assert.equal(result.securities, 2);
    assert.deepEqual((await written()).split('\n'), [
      'Date,Close,Held,Ticker,Return_1d',
      ...[
        '2024-01-02,2,yes,AA,1.0',
        '2024-01-01,1,no,AA,',
        '2024-01-01,9,no,B.B,',
        `2024-01-02,3,no,B.B,${3 / 9 - 1}`,
      ],
    ]);
    await mkdir(folder.at('named'));
    for (const name of ['1.csv', '2.csv'])
      await writeFile(folder.at(`named/${name}`), `Date,Close,Symbol\n2024-01-0${name[0]},2,S\n`);
    assert.equal((await indicators({ data: 'named', indicators: ['Return_1d'] })).result.securities, 1);
  });

  it('draws the security that is asked for', async () => {
    const { result, task, inputs, context } = await indicators({ indicators: ['SMA_2'], security: 'B' });
    assert.equal(result.chart?.security, 'B');
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /## Prices of "B"/u);
    assert.doesNotMatch(report, /securities\. Set/u);
    await assert.rejects(
      indicators({ indicators: ['SMA_2'], security: 'C' }),
      /has no security "C"\. Its securities: A, B/u,
    );
    await assert.rejects(
      indicators({ data: 'days.csv', indicators: ['SMA_2'], security: 'A' }),
      /"days\.csv" has no security "A": no column tells securities apart/u,
    );
  });

  it('takes another column than the one that it knows', async () => {
    await indicators({ indicators: ['Return_1d'], close: 'Volume' });
    assert.match(await written(), /2024-01-05,B,2,2,1,1,,\n[^]*2024-01-03,B,4,5,3,4,10,0\.0\n/u);
  });

  const REFUSALS: readonly (readonly [given: Readonly<Record<string, unknown>>, message: RegExp])[] = [
    [
      { data: 'twice.csv', indicators: ['SMA_2'] },
      /Rows 1 and 2 of "twice\.csv" have the same "Date"\..*set "group"/u,
    ],
    [{ data: 'twice.csv', group: 'z' }, /"twice\.csv" has no column "z"/u],
    [
      { data: 'words.csv' },
      /Column "Date" of "words\.csv" has "monday": dates such as 2024-12-31 are needed/u,
    ],
    [{ data: 'gap.csv', indicators: ['SMA_2'] }, /Row 2 of "gap\.csv" has no value in column "Date"/u],
    [
      { data: 'nothing.csv' },
      /No column of "nothing\.csv" is recognized as a date\. Set "time" to one of: a, b/u,
    ],
    [
      { data: 'nothing.csv', time: 'a' },
      /recognized as "close", which "SMA_5" needs\. Set "close" to one of: a, b/u,
    ],
    [{ data: 'null.csv' }, /recognized as "open", which "Gap" needs/u],
    [{ data: 'dollars.csv', indicators: ['SMA_2'] }, /Row 1 of "dollars\.csv" has "\$1" in column "Close"/u],
    [{ data: 'taken.csv' }, /"taken\.csv" already has a column "RSI"/u],
    [{ indicators: ['SMA_5'], target: 'SMA_5' }, /Two columns to add are called "SMA_5"/u],
    [
      { indicators: ['SMA_0'] },
      /"SMA_0" is not a valid value for "indicators": expected a value such as SMA_5, EMA_20, RSI/u,
    ],
    [{ indicators: ['Volatility_1d'] }, /Volatility_1d/u],
    [{ output: 'out.xlsx' }, /"out\.xlsx" is not a table/u],
  ];
  for (const [given, message] of REFUSALS)
    it(`refuses ${JSON.stringify(given)}`, async () => {
      await assert.rejects(indicators(given), message);
    });

  it('says which rows of a security have one date', async () => {
    await assert.rejects(
      indicators({ data: 'twice.csv', group: 'Date', time: 'Date', indicators: ['SMA_2'] }),
      /Rows 1 and 2 of "twice\.csv" have the same "Date" of "2024-01-01"/u,
    );
  });
});
