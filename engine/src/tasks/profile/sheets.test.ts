import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write as writeBook, type BookType, type WorkSheet } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import openSql from 'sql.js/dist/sql-wasm-inline.js';
import { KeptTables } from './kept-tables.ts';
import { rowsOf } from './rows.ts';
import { runProfile } from './run.ts';
import type { TableProfile, TableRows } from './task.ts';

/** What an entry of the directory of an archive begins with. */
const ENTRY = 'PK\u0001\u0002';

type Sheets = Readonly<Record<string, WorkSheet>>;

const SALES = utils.aoa_to_sheet([
  ['region', 'amount'],
  ['north', 1.5],
  ['south', 2],
]);

function book(sheets: Sheets, bookType: BookType = 'xlsx', hidden: readonly string[] = []): Buffer {
  const made = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(made, sheet, name);
  made.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  return writeBook(made, { bookType, type: 'buffer' }) as Buffer;
}

describe('sheets of workbooks and tables of databases', function () {
  this.timeout(60_000);
  let folder = '';
  let kept: KeptTables;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-sheets-'));
    kept = new KeptTables();
  });
  afterEach(async () => {
    await kept.dispose();
    await rm(folder, { recursive: true });
  });

  const { signal } = new AbortController();
  const at = (name: string): string => join(folder, name);
  const rows = (name: string, sheet?: string): Promise<TableRows> =>
    rowsOf({ table: at(name), offset: 0, limit: 10, ...(sheet === undefined ? {} : { sheet }) }, kept);
  const profile = (name: string, sheet?: string): Promise<TableProfile> =>
    runProfile(
      { table: at(name), ...(sheet === undefined ? {} : { sheet }) },
      { signal, onItem: () => undefined },
      kept,
    );

  for (const [type, ending] of [
    ['xlsx', 'xlsx'],
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
  ] as const)
    it(`are shown of .${ending}: the first, or the one that is chosen`, async () => {
      const name = `a.${ending}`;
      await writeFile(at(name), book({ Sales: SALES, Other: utils.aoa_to_sheet([['n'], [7]]) }, type));
      const first = await rows(name);
      assert.deepEqual(
        [first.sheet, first.sheets, first.columns.map((column) => column.type), first.rows],
        [
          'Sales',
          ['Sales', 'Other'],
          ['VARCHAR', 'DECIMAL(18,1)'],
          [
            ['north', 1.5],
            ['south', 2],
          ],
        ],
      );
      assert.deepEqual((await rows(name, 'Other')).rows, [[7]]);
      const { sheet, rows: count, isFolder } = await profile(name, 'Other');
      assert.deepEqual([sheet, count, isFolder], ['Other', 1, false]);
    });

  it('are shown of SQLite, whatever the ending of the file is', async () => {
    const { Database } = await openSql();
    const database = new Database();
    database.run(
      "CREATE TABLE a (n INTEGER); INSERT INTO a VALUES (1), (2); CREATE TABLE b (t TEXT); INSERT INTO b VALUES ('x')",
    );
    await writeFile(at('a.gpkg'), database.export());
    await writeFile(at('none.db'), new Database().export());
    database.close();
    const { sheet, sheets, rows: found } = await rows('a.gpkg');
    assert.deepEqual([sheet, sheets, found], ['a', ['a', 'b'], [[1], [2]]]);
    assert.deepEqual((await rows('a.gpkg', 'b')).rows, [['x']]);
    await assert.rejects(profile('a.gpkg'), /several tables\. Set "sheet" to one of: a, b/u);
  });

  it('stay to choose from where one is empty, was renamed, or is hidden', async () => {
    await writeFile(
      at('a.xlsx'),
      book({ Hidden: SALES, Empty: utils.aoa_to_sheet([]), Sales: SALES }, 'xlsx', ['Hidden']),
    );
    const empty = await rows('a.xlsx');
    assert.deepEqual([empty.sheet, empty.sheets, empty.columns], ['Empty', ['Empty', 'Sales'], []]);
    assert.equal((await rows('a.xlsx', 'Gone')).sheet, 'Empty');
    assert.equal((await rows('a.xlsx', 'Sales')).rows.length, 2);
    await assert.rejects(profile('a.xlsx'), /The sheet "Empty" is empty/u);
    await assert.rejects(profile('a.xlsx', 'Gone'), /has no sheet "Gone"\. Sheets: Empty, Sales/u);
  });

  it('have a merged heading as the name of its first column, and a value that spans rows in each of them', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Results', null],
      ['north', 1],
      [null, { t: 'n', v: 0.512, z: '0.0%' }],
    ]);
    sheet['!merges'] = [utils.decode_range('A1:B1'), utils.decode_range('A2:A3')];
    await writeFile(at('a.xlsx'), book({ Sales: sheet }));
    const found = await rows('a.xlsx');
    assert.deepEqual(
      [found.columns.map(({ name }) => name), found.rows],
      [
        ['Results', 'column2'],
        [
          ['north', 1],
          ['north', 0.512],
        ],
      ],
    );
  });

  it('are read once as long as their file does not change', async () => {
    await writeFile(at('a.xlsx'), book({ Sales: SALES }));
    const question = { file: at('a.xlsx'), reading: {}, takesFirst: true } as const;
    const first = await kept.table(question, signal);
    assert.equal(
      await kept.table({ ...question, reading: { sheet: 'Sales' }, takesFirst: false }, signal),
      first,
    );
    await writeFile(at('a.xlsx'), book({ Sales: utils.aoa_to_sheet([['n'], [7]]) }));
    assert.deepEqual((await rows('a.xlsx')).rows, [[7]]);
  });

  it('are no longer read when nobody waits for them any more', async () => {
    await writeFile(at('a.xlsx'), book({ Sales: SALES }));
    const question = { file: at('a.xlsx'), reading: {}, takesFirst: true } as const;
    const leaving = new AbortController();
    const left = kept.table(question, leaving.signal);
    leaving.abort();
    await assert.rejects(left, /canceled/u);
    assert.equal((await kept.table(question, signal)).found.sheet, 'Sales');
  });

  it('that take too long are given up', async () => {
    await writeFile(at('a.xlsx'), book({ Sales: SALES }));
    await assert.rejects(
      rowsOf({ table: at('a.xlsx'), offset: 0, limit: 1 }, kept, 1),
      /"a\.xlsx" was not read within 0 seconds/u,
    );
  });

  it('may have thousands of columns, of which the first 1,000 are looked at', async () => {
    const names = Array.from({ length: 1200 }, (_, index) => `c${index}`);
    const wide = book({ Wide: utils.aoa_to_sheet([names, names.map((_, index) => index)]) });
    await writeFile(at('wide.xlsx'), wide);
    const { columns, left, rows: found } = await rows('wide.xlsx');
    assert.deepEqual([columns.length, left, found[0]?.at(-1)], [1000, 200, 999]);
    assert.equal((await profile('wide.xlsx')).left, 700);
  });

  it('may have a cell far out', async () => {
    const parts = unzipSync(book({ Sales: SALES }));
    const sheet = 'xl/worksheets/sheet1.xml';
    const far =
      '<row r="1048576"><c r="B1048576"><v>9</v></c><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    parts[sheet] = strToU8(
      Buffer.from(parts[sheet] ?? '')
        .toString()
        .replace('</sheetData>', far),
    );
    await writeFile(at('far.xlsx'), zipSync(parts));
    const { rows: last, left } = await rows('far.xlsx');
    assert.deepEqual([last.length, last[2]?.slice(0, 2), left], [3, [null, 9], 15_384]);
  });

  it('of what cannot be read say why', async () => {
    const whole = book({ Sales: SALES });
    await writeFile(at('cut.xlsx'), whole.subarray(0, -100));
    await writeFile(at('text.xlsx'), 'no workbook at all');
    await writeFile(at('cut.xls'), book({ Sales: SALES }, 'biff8').subarray(0, 3000));
    const bomb = withEntries(whole, (entry) => entry.writeUInt32LE(513 * 2 ** 20, 24));
    await writeFile(at('bomb.ods'), bomb);
    const locked = withEntries(whole, (entry) => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8));
    await writeFile(at('locked.xlsx'), locked);
    await writeFile(at('large.xlsx'), whole);
    await truncate(at('large.xlsx'), 64 * 2 ** 20 + 1);
    for (const [name, message] of [
      ['cut.xlsx', '"cut.xlsx" cannot be read: it is damaged or incomplete'],
      ['cut.xls', '"cut.xls" cannot be read: it is damaged or incomplete'],
      ['text.xlsx', '"text.xlsx" cannot be read: it is not a workbook, or has no sheets'],
      ['bomb.ods', '"bomb.ods" cannot be read: it unpacks to more than 512 MB'],
      [
        'locked.xlsx',
        '"locked.xlsx" cannot be read: it is protected by a password. Save it without a password',
      ],
      ['large.xlsx', '"large.xlsx" is larger than 64 MB'],
    ] as const)
      await assert.rejects(rows(name), { message }, name);
  });
});

/** An archive with other entries in its directory. */
function withEntries(archive: Buffer, change: (entry: Buffer) => void): Buffer {
  const changed = Buffer.from(archive);
  for (let at = changed.indexOf(ENTRY); at >= 0; at = changed.indexOf(ENTRY, at + 1))
    change(changed.subarray(at));
  return changed;
}
