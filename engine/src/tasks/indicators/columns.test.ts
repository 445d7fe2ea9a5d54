import assert from 'node:assert/strict';
import { roleColumns } from './columns.ts';

/** Headings as publishers write them, with the columns of time, group, open, high, low, close and volume. */
const PUBLISHED: Readonly<Record<string, readonly [headings: string, columns: string]>> = {
  yahoo: ['Date,Open,High,Low,Close,Adj Close,Volume', 'Date||Open|High|Low|Close|Volume'],
  stooq: [
    'Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen',
    'Data||Otwarcie|Najwyzszy|Najnizszy|Zamkniecie|Wolumen',
  ],
  'stooq archive': [
    '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>',
    '<DATE>|<TICKER>|<OPEN>|<HIGH>|<LOW>|<CLOSE>|<VOL>',
  ],
  'alpha vantage': ['timestamp,open,high,low,close,volume', 'timestamp||open|high|low|close|volume'],
  'alpha vantage adjusted': [
    'timestamp,1. open,2. high,3. low,4. close,5. adjusted close,6. volume,7. dividend amount',
    'timestamp||1. open|2. high|3. low|4. close|6. volume',
  ],
  investing: ['Date,Price,Open,High,Low,Vol.,Change %', 'Date||Open|High|Low|Price|Vol.'],
  'investing in French': [
    'Date,Dernier,Ouv.,Plus Haut,Plus Bas,Vol.,Variation %',
    'Date||Ouv.|Plus Haut|Plus Bas|Dernier|Vol.',
  ],
  nasdaq: ['Date,Close/Last,Volume,Open,High,Low', 'Date||Open|High|Low|Close/Last|Volume'],
  'several securities': ['date,open,high,low,close,volume,Name', 'date|Name|open|high|low|close|volume'],
  'in French': [
    'Jour,Symbole,Ouverture,Plus haut,Plus bas,Clôture,Volume',
    'Jour|Symbole|Ouverture|Plus haut|Plus bas|Clôture|Volume',
  ],
};

describe('columns of prices', () => {
  for (const [publisher, [headings, expected]] of Object.entries(PUBLISHED))
    it(`are known by their headings: ${publisher}`, () => {
      const { time, group, open, high, low, close, volume } = roleColumns(headings.split(','), {});
      assert.equal([time, group, open, high, low, close, volume].join('|'), expected);
    });

  it('are those that are given before those that are known', () => {
    assert.deepEqual(roleColumns(['Date', 'Close', 'Adj Close'], { close: 'Adj Close' }), {
      time: 'Date',
      close: 'Adj Close',
    });
  });

  it('are the first of those with the same heading', () => {
    assert.deepEqual(roleColumns(['close', 'Close'], {}), { close: 'close' });
  });
});
