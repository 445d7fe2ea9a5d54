import assert from 'node:assert/strict';
import { headerIn } from './header.ts';

/** More columns than one digit counts, with another before them. */
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** Texts whose first line has the names of columns, with these. */
const NAMED: Readonly<Record<string, readonly [text: string, names: readonly string[]]>> = {
  'all names': ['id,day\n1,2026-01-05\n', ['id', 'day']],
  'texts only': ['name;city\nAnn;Paris\nBob;Lyon\n', ['name', 'city']],
  'nothing below': ['id,day\n', ['id', 'day']],
  'row numbers of R or pandas, which have no name': ['"","name"\n"1","Ann"\n', ['column0', 'name']],
  'a separator at the end of each line': ['Region,Name,\nA,x,\nB,y,\n', ['Region', 'Name', 'column2']],
  'more than ten columns, one without a name': [
    `,${LETTERS.join(',')}\n0${',t'.repeat(10)}\n`,
    ['column00', ...LETTERS],
  ],
  'a name that is repeated': ['a,b,A\n1,2,3\n', ['a', 'b', 'A_1']],
  years: ['country,2019,2020\nFrance,1.5,2.5\nSpain,4,\n', ['country', '2019', '2020']],
  'years from the last one': ['country,2020,2019\nFrance,1.5,2.5\n', ['country', '2020', '2019']],
  days: ['Country,Lat,1/22/20,1/23/20\nFrance,46.2,0,2\n', ['Country', 'Lat', '1/22/20', '1/23/20']],
  'numbers from 0, as pandas names columns': [',0,1,2\n0,0.5,0.1,7\n', ['column0', '0', '1', '2']],
  'numbers from 0 alone': ['0,1,2\n0.5,0.1,7\n', ['0', '1', '2']],
  'numbers from 1, with a name before them': ['item,1,2,3\nx,4,4,4\n', ['item', '1', '2', '3']],
  'the same header in the middle': ['kind,name\na,b\nkind,name\nc,d\n', ['kind', 'name']],
  'a value that is called like its column': ['Name,Other\nOther,x\ny,Other\n', ['Name', 'Other']],
};

/** Texts that begin with data. */
const UNNAMED: Readonly<Record<string, string>> = {
  'a number': '1,2026-01-05,Lyon\n2,2026-01-06,Paris\n',
  'a text and a number': 'Ann,30\nBob,40\n',
  'a decimal comma': 'Ann;1,5\nBob;2\n',
  'one year': 'Ann,1999\nBob,40\n',
  'years in all rows': 'Ann,1999,2004\nBob,2001,2010\n',
  'the same year twice': 'x,2019,2019\ny,1.5,2\n',
  'years in no order': 'x,2019,2021,2020\ny,1,2,3\n',
  'days in all rows': 'Ann,2024-01-05,2024-02-05\nBob,2024-01-07,2024-03-01\n',
  'years, and nothing below': 'x,2019,2020\n',
  'numbers that go on below': '0,1,2\n3,4,5\n',
  'numbers from 1 alone': '1,2,3\n5,9,1\n',
  'numbers that do not count': 'x,1,2,4\ny,5,5,5\n',
  'values that come again': 'yes,red\nno,blue\nyes,blue\nno,red\n',
  'truth values': 'Ann,true\nBob,false\n',
  'nothing but separators': ',,\n1,2,3\n',
};

describe('headers of tables', () => {
  for (const [name, [text, names]] of Object.entries(NAMED))
    it(`are found: ${name}`, () => {
      assert.deepEqual(headerIn(text), names);
    });

  for (const [name, text] of Object.entries(UNNAMED))
    it(`are not taken from data: ${name}`, () => {
      assert.equal(headerIn(text), undefined);
    });
});
