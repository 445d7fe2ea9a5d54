import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from '@vitruve/manifests';
import { prepareTask, runTask } from '../../running/run-task.ts';
import { detectEncoding } from '../../tables/text/encoding.ts';
import { piecesOf } from '../../running/file-pieces.ts';
import { loadTask } from '../load/load-task.ts';
import type { ProfileReading } from './inputs.ts';
import { KeptTables } from './kept-tables.ts';
import { rowsOf } from './rows.ts';
import { runProfile } from './run.ts';
import type { TableProfile, TableRows } from './task.ts';

const TEXT = 'ville;montant\nÉvry;12,50\nNîmes;3\n';
const LATIN = Buffer.from(TEXT, 'latin1');
const UTF16 = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');

describe('the preview of files that vitruve/load reads', function () {
  this.timeout(60_000);
  let folder = '';
  let kept: KeptTables;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-reading-'));
    kept = new KeptTables();
  });
  afterEach(async () => {
    await kept.dispose();
    await rm(folder, { recursive: true });
  });

  const { signal } = new AbortController();
  const at = (name: string): string => join(folder, name);
  const rows = (name: string, reading: ProfileReading = {}): Promise<TableRows> =>
    rowsOf({ table: at(name), offset: 0, limit: 10, ...reading }, kept);
  const profile = (name: string, reading: ProfileReading = {}): Promise<TableProfile> =>
    runProfile({ table: at(name), ...reading }, { signal, onItem: () => undefined }, kept);
  const zip = (files: Readonly<Record<string, Uint8Array>>): Buffer => Buffer.from(zipSync(files));
  const written = async (text: string): Promise<string> => {
    await writeFile(at('text.csv'), text);
    return at('text.csv');
  };
  /** What the task writes of the same file. */
  const loaded = async (name: string, reading: ProfileReading): Promise<unknown[][]> => {
    const inputs = { file: name, output: 'loaded.json', ...reading };
    const prepared = await prepareTask(loadTask(), inputs, { folder, version: '1.2.3' });
    await runTask(prepared, { signal, onStep: () => undefined });
    const json = JSON.parse(await readFile(at('loaded.json'), 'utf8')) as Record<string, unknown>[];
    return json.map((row) => Object.values(row));
  };

  for (const [name, bytes, encoding] of [
    ['latin.csv', LATIN, 'windows-1252'],
    ['wide.csv', UTF16, 'utf-16le'],
    ['turned.csv', Buffer.from(UTF16).swap16(), 'utf-16be'],
    ['plain.txt', Buffer.from(TEXT), 'utf-8'],
    ['plain.data', Buffer.from(TEXT), 'utf-8'],
    ['latin.csv.gz', gzipSync(LATIN), 'windows-1252'],
    ['latin.zip', zip({ 'a/latin.csv': LATIN, 'readme.md': strToU8('x') }), 'windows-1252'],
  ] as const)
    it(`shows ${name} as it is loaded, and says how`, async () => {
      await writeFile(at(name), bytes);
      const shown = await rows(name);
      assert.deepEqual([shown.encoding, shown.separator], [encoding, ';']);
      assert.deepEqual(
        shown.columns.map(({ name: column, type }) => [column, type]),
        [
          ['ville', 'VARCHAR'],
          ['montant', 'DECIMAL(18,2)'],
        ],
      );
      assert.deepEqual(shown.rows, [
        ['Évry', 12.5],
        ['Nîmes', 3],
      ]);
      assert.deepEqual(shown.rows, await loaded(name, {}));
      const { rows: count, encoding: profiled, isFolder, bytes: size } = await profile(name);
      assert.deepEqual([count, profiled, isFolder, size], [2, encoding, false, bytes.length]);
    });

  it('says how DuckDB reads a text as it is', async () => {
    await writeFile(at('a.csv'), 'a|b\n1|2\n');
    await writeFile(at('a.json'), '[{"a": 1}]');
    const { encoding, separator } = await rows('a.csv');
    assert.deepEqual([encoding, separator], ['utf-8', '|']);
    assert.deepEqual([(await rows('a.json')).encoding, (await profile('a.csv')).separator], [undefined, '|']);
  });

  it('reads a text that is aligned with spaces, whatever its ending', async () => {
    for (const name of ['spaces.csv', 'spaces.data']) {
      await writeFile(at(name), 'x     y\n1.5   a\n22.5  b\n');
      const { separator, columns, rows: shown } = await rows(name);
      assert.deepEqual([separator, columns.map((column) => column.name)], [' ', ['x', 'y']]);
      assert.deepEqual(shown, [
        [1.5, 'a'],
        [22.5, 'b'],
      ]);
    }
  });

  it('reads a text with the encoding and the separator that somebody says', async () => {
    await writeFile(at('a.csv'), Buffer.from('prix,devise\n1|2,\u00a4\n', 'latin1'));
    assert.deepEqual((await rows('a.csv')).rows, [['1|2', '¤']]);
    assert.deepEqual((await rows('a.csv', { encoding: 'iso-8859-15' })).rows, [['1|2', '€']]);
    const told = await rows('a.csv', { encoding: 'iso-8859-15', separator: '|' });
    assert.deepEqual([told.separator, told.columns[0]?.name, told.rows], ['|', 'prix,devise', [[1, '2,€']]]);
    assert.equal((await profile('a.csv', { separator: '|' })).columns[0]?.name, 'prix,devise');
  });

  it('says of a file that is no text that it is none, whatever its ending is', async () => {
    await writeFile(at('a.pdf'), Buffer.from('%PDF-1.4\0\u0001'));
    await assert.rejects(rows('a.pdf'), /"a\.pdf" is not a text file/u);
  });

  it('does not take what is told for what was kept before', async () => {
    await writeFile(at('a.csv'), 'a,b\n1,2\n');
    const asked = { encoding: 'klingon', separator: '#' };
    assert.deepEqual((await rowsOf({ table: at('a.csv'), offset: 0, limit: 1, ...asked }, kept)).rows, [
      [1, 2],
    ]);
  });

  it('offers the tables of an archive: texts, workbooks, Parquet', async () => {
    const sheet = (value: string) => [['n'], [value]].map((row) => row.map((text) => ({ text })));
    const book = await writeXlsx([
      { name: 'One', rows: sheet('1') },
      { name: 'Two', rows: sheet('2') },
    ]);
    await writeFile(
      at('a.zip'),
      zip({
        'x/first.csv': LATIN,
        'x/readme.md': strToU8('x'),
        '__MACOSX/x/._first.csv': LATIN,
        'b.xlsx': book,
      }),
    );
    const first = await rows('a.zip');
    assert.deepEqual([first.member, first.members], ['x/first.csv', ['x/first.csv', 'b.xlsx']]);
    const second = await rows('a.zip', { member: 'b.xlsx', sheet: 'Two' });
    assert.deepEqual([second.member, second.sheets, second.rows], ['b.xlsx', ['One', 'Two'], [[2]]]);
    assert.deepEqual((await rows('a.zip', { member: 'gone.csv' })).member, 'x/first.csv');
    await assert.rejects(
      profile('a.zip'),
      /several tables\. Set "member" to one of: x\/first\.csv, b\.xlsx/u,
    );
    await assert.rejects(
      profile('a.zip', { member: 'gone.csv' }),
      /does not contain "gone\.csv"\. Tables: x\/first/u,
    );
    assert.equal((await profile('a.zip', { member: 'first.csv' })).member, 'x/first.csv');
  });

  it('tells of rows that are not in the table', async () => {
    const lines = Array.from({ length: 2100 }, (_, index) => `${index};1`);
    await writeFile(at('a.txt'), ['a;b', ...lines, '3;4;5', '8;9', '8;9;10', ''].join('\n'));
    const { unread } = await rows('a.txt');
    assert.equal(unread?.rows, 2);
    assert.equal(unread.line, 2102);
    assert.match(unread.reason, /Expected Number of Columns: 2 Found: 3/u);
    const { rows: count, unread: told } = await profile('a.txt');
    assert.deepEqual([count, told?.rows], [2101, 2]);
  });

  it('refuses what says nothing of a table', async () => {
    await writeFile(at('a.csv'), 'a,b\n1,2\n');
    await assert.rejects(profile('a.csv', { member: 'b.csv' }), /"member" has no effect on this table/u);
    await assert.rejects(profile('a.csv', { sheet: 'S' }), /"sheet" has no effect on this table/u);
  });

  it('reads a file whose letters are cut by the pieces that it is read in', async () => {
    const lines = 'é€😀,1\n'.repeat(90_000);
    for (let more = 0; more < 12; more++)
      assert.equal(
        await detectEncoding(piecesOf(await written(`${'a'.repeat(more)},b\n${lines}`), signal)),
        'utf-8',
      );
    await writeFile(at('cut.csv'), Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xc3]));
    assert.deepEqual(
      [(await rows('cut.csv')).encoding, (await rows('cut.csv')).rows],
      ['windows-1252', [[1, 'Ã']]],
    );
  });
});
