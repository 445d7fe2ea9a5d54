import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { utils, write as writeBook } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import openSql from 'sql.js/dist/sql-wasm-inline.js';
import { writeXlsx } from '@vitruve/manifests';
import { PipelineFolder } from '../../pipelines/testing/pipeline-folder.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { TASKS } from '../index.ts';
import { loadTask } from './load-task.ts';
import type { LoadResult } from './run.ts';

/** Bytes of Windows-1252 for texts whose letters are ISO-8859-1, the euro sign and œ. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll('€', '\u0080').replaceAll('œ', '\u009c'), 'latin1');
}

/** A polling station a line: 2 columns of their own, and 3 for each candidate, named once. */
const STATIONS = `Code;Libellé;Nom;Voix;% Voix/Exp
01004;Ambérieu;MARTIN;1 234;51,20;DŒ;1 176;48,80
01005;L'Abergement;MARTIN;12;100,00
`;

describe('vitruve/load', function () {
  this.timeout(60_000);
  let folder: PictureFolder;
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  async function run(inputs: Readonly<Record<string, unknown>>): Promise<FinishedTask> {
    const given = { output: 'out.json', ...inputs };
    const prepared = await prepareTask(loadTask(), given, { folder: folder.path, version: '1.2.3' });
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }
  const load = async (inputs: Readonly<Record<string, unknown>>): Promise<LoadResult> =>
    (await run(inputs)).result as LoadResult;
  const written = async (): Promise<unknown> => JSON.parse(await readFile(folder.at('out.json'), 'utf8'));
  const types = ({ columns }: LoadResult): readonly (string | undefined)[] =>
    columns.flatMap(({ type, notation }) => (notation === undefined ? [type] : [type, notation]));

  it('reads what French administrations write, and says what it found', async () => {
    const text =
      'Code;Commune;Montant;Population;Date;Relevé;Actif\r\n' +
      '01004;"L\'œuvre; ""Sud""";12,50 ;1\u00a0234 567;31/12/2024;05/01/2025 08:30;vrai\r\n' +
      '69123;"Deux\r\nlignes";-3,5;12;01/02/2024;;faux\r\n';
    await folder.write({ 'data.csv': windows1252(text.replace('Relevé', 'Relevé €')) });
    const { summary, task, inputs, result, context } = await run({ file: 'data.csv' });
    const loaded = result as LoadResult;
    assert.deepEqual(loaded.detected, { encoding: 'windows-1252', separator: ';', header: true });
    assert.deepEqual(types(loaded), [
      ...['VARCHAR', 'VARCHAR', 'DECIMAL(18,2)', 'decimal-comma', 'BIGINT', 'thousands', 'DATE', 'day-first'],
      ...['TIMESTAMP', 'day-first', 'BOOLEAN'],
    ]);
    assert.deepEqual(await written(), [
      {
        ...{
          Code: '01004',
          Commune: 'L\'œuvre; "Sud"',
          Montant: 12.5,
          Population: 1234567,
          Date: '2024-12-31',
        },
        ...{ 'Relevé €': '2025-01-05 08:30:00', Actif: true },
      },
      {
        ...{ Code: '69123', Commune: 'Deux\r\nlignes', Montant: -3.5, Population: 12, Date: '2024-02-01' },
        ...{ 'Relevé €': null, Actif: false },
      },
    ]);
    assert.match(summary.text, /^2 rows → out\.json · Encoding: windows-1252 · Separator: ; · Header: yes$/u);
    assert.match(
      reportMarkdown(task.report(inputs, result, context)),
      /\| Date \| DATE \| day\/month\/year \|/u,
    );
  });

  it('makes a row of each repetition of columns that are named once', async () => {
    await folder.write({ 'stations.txt': windows1252(STATIONS.replace('DŒ', 'Dœ')) });
    const result = await load({ file: 'stations.txt', repeat: 3 });
    assert.deepEqual(await written(), [
      { Code: '01004', Libellé: 'Ambérieu', repetition: 1, Nom: 'MARTIN', Voix: 1234, '% Voix/Exp': 51.2 },
      { Code: '01004', Libellé: 'Ambérieu', repetition: 2, Nom: 'Dœ', Voix: 1176, '% Voix/Exp': 48.8 },
      { Code: '01005', Libellé: "L'Abergement", repetition: 1, Nom: 'MARTIN', Voix: 12, '% Voix/Exp': 100 },
    ]);
    assert.equal(result.rejected, 0);
    await assert.rejects(
      run({ file: 'stations.txt', repeat: 2 }),
      /2 columns do not repeat from column 4 on/u,
    );
  });

  it('makes a row of each group of columns that are numbered', async () => {
    await folder.write({
      'numbered.csv':
        'Code;Revenu 2021;Nom 1;Voix 1;Nom_2;Voix 2;Elu 2;Nom 3\n01;20000;A;5;B;4;élu;\n02;19000; ;;B;9;;\n',
    });
    await load({ file: 'numbered.csv', unpivot: true });
    assert.deepEqual(await written(), [
      { Code: '01', 'Revenu 2021': 20000, 'Elu 2': 'élu', repetition: 1, Nom: 'A', Voix: 5 },
      { Code: '01', 'Revenu 2021': 20000, 'Elu 2': 'élu', repetition: 2, Nom: 'B', Voix: 4 },
      { Code: '02', 'Revenu 2021': 19000, 'Elu 2': null, repetition: 2, Nom: 'B', Voix: 9 },
    ]);
    await assert.rejects(
      run({ file: 'numbered.csv', unpivot: true, repeat: 3 }),
      /"repeat" and "unpivot" cannot be used together/u,
    );
    await folder.write({ 'plain.csv': 'a 1;b\n1;2\n' });
    await assert.rejects(run({ file: 'plain.csv', unpivot: true }), /No columns are numbered from 1/u);
  });

  it('names columns that have no name, and those that are named twice', async () => {
    await folder.write({ 'a.csv': 'a,A,b c\n1,2,3,4\n' });
    const { columns } = await load({ file: 'a.csv' });
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['a', 'A_2', 'b c', 'column4'],
    );
    await folder.write({ 'b.csv': '2024-01-02\t1.5\n2024-01-03\t2\n' });
    const { columns: bare, detected } = await load({ file: 'b.csv' });
    assert.deepEqual(
      bare.map(({ type }) => type),
      ['DATE', 'DECIMAL(18,1)'],
    );
    assert.deepEqual(detected, { encoding: 'utf-8', separator: '\t', header: false });
  });

  it('reads a table that is aligned with spaces, and rejects a line that is not', async () => {
    const lines = ' 0.00632  18.00   2.310  b\n 0.02731   0.00   7.070  a\n';
    await folder.write({ 'housing.data': lines, 'long.data': `${lines.repeat(10_000)} 1  2\n` });
    const { summary, result } = await run({ file: 'housing.data' });
    const { columns, detected } = result as LoadResult;
    assert.deepEqual(
      columns.map(({ type }) => type),
      ['DECIMAL(18,5)', 'DECIMAL(18,2)', 'DECIMAL(18,3)', 'VARCHAR'],
    );
    assert.deepEqual(detected, { encoding: 'utf-8', separator: ' ', header: false });
    assert.match(summary.text, /^2 rows → out\.json · Encoding: utf-8 · Separator: space · Header: no$/u);
    await assert.rejects(
      load({ file: 'long.data' }),
      /1 row cannot be read\. .* The first: long\.data:20001: /u,
    );
  });

  it('splits at spaces what somebody says is separated by them', async () => {
    await folder.write({ 'a.txt': 'first name\nAda Byron\n', 'b.txt': 'first name\nAda Byron\n' });
    assert.equal((await load({ file: 'a.txt' })).columns.length, 1);
    const { columns } = await load({ file: 'b.txt', separator: 'space', header: true });
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['first', 'name'],
    );
  });

  it('takes a mark of a missing value among numbers for one, and says so', async () => {
    const text = 'power;weight;code;mark\n130;3,5;NA;?\n?;N/A;FR;?\n95;NA;12;?\n';
    await folder.write({ 'a.csv': text });
    const { summary, result } = await run({ file: 'a.csv' });
    const { columns } = result as LoadResult;
    assert.deepEqual(
      columns.map(({ type, marked }) => [type, marked]),
      [
        ['BIGINT', 1],
        ['DECIMAL(18,1)', 2],
        ['VARCHAR', undefined],
        ['VARCHAR', undefined],
      ],
    );
    assert.match(summary.text, / · Read as missing: \?, NA, N\/A: power \(1\), weight \(2\)$/u);
    assert.deepEqual(await written(), [
      { power: 130, weight: 3.5, code: 'NA', mark: '?' },
      { power: null, weight: null, code: 'FR', mark: '?' },
      { power: 95, weight: null, code: '12', mark: '?' },
    ]);
    const kept = await load({ file: 'a.csv', marks: false });
    assert.deepEqual(
      kept.columns.map(({ type }) => type),
      ['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'],
    );
  });

  it('takes a type only where all values have it, and no decimal commas between commas', async () => {
    await folder.write({
      'a.csv': 'n,code,day,amount\n1,001,13/01/2024,"1,234"\n2,2,01/13/2024,"2,5"\n',
      'us.csv': 'day;x\n01/13/2024;1e3\n12/01/2024;2\n',
    });
    assert.deepEqual(types(await load({ file: 'a.csv' })), ['BIGINT', 'VARCHAR', 'VARCHAR', 'VARCHAR']);
    assert.deepEqual(types(await load({ file: 'us.csv' })), ['DATE', 'month-first', 'DOUBLE']);
  });

  it('reads numbers with a unit as numbers, if all have the same one, and says so', async () => {
    const rows = [
      ['68,87%', '1 234,50 €', '$12.5', '12 %', '12 €', '9 %', '5%', '50 %'],
      ['8,5 %', '-3 €', '$ 7', '', '12 $', 'none', '005%', '5'],
    ];
    const names = rows[0]?.map((_, index) => `c${index}`) ?? [];
    await folder.write({ 'a.csv': [names, ...rows].map((row) => `${row.join(';')}\n`).join('') });
    const { summary, result } = await run({ file: 'a.csv' });
    const { columns } = result as LoadResult;
    assert.deepEqual(
      columns.map(({ type, unit }) => [type, unit]),
      [
        ['DECIMAL(18,2)', '%'],
        ['DECIMAL(18,2)', '€'],
        ['DECIMAL(18,1)', '$'],
        ['BIGINT', '%'],
        ...['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'].map((type) => [type, undefined]),
      ],
    );
    assert.match(summary.text, / · Units left out: % € \$$/u);
    assert.deepEqual(
      ((await written()) as Readonly<Record<string, unknown>>[]).map((row) => Object.values(row)),
      [
        [68.87, 1234.5, 12.5, 12, '12 €', '9 %', '5%', '50 %'],
        [8.5, -3, 7, null, '12 $', 'none', '005%', '5'],
      ],
    );
  });

  it('leaves numbers with a unit and a decimal comma as texts where commas separate columns', async () => {
    await folder.write({ 'a.csv': 'share,other\n"68,87%",5%\n"8,5%",6%\n' });
    assert.deepEqual(types(await load({ file: 'a.csv' })), ['VARCHAR', 'BIGINT']);
  });

  /** Values of a column, what they are, and the first of them as it is read. */
  const DATES: readonly (readonly [values: readonly string[], found: readonly string[], first: string])[] = [
    [['31/12/24', '01/02/68'], ['DATE', 'day-first'], '2024-12-31'],
    [['31.12.24', '01.02.68'], ['DATE', 'day-first'], '2024-12-31'],
    [['1.2.10', '1.2.11'], ['VARCHAR'], '1.2.10'],
    [['31/12/99', '1/2/98'], ['DATE', 'day-first'], '1999-12-31'],
    [['12/31/24', '1/2/24'], ['DATE', 'month-first'], '2024-12-31'],
    [['31.12.2024', '1.2.2024'], ['DATE', 'day-first'], '2024-12-31'],
    [['31-12-2024', '01-02-2024'], ['DATE', 'day-first'], '2024-12-31'],
    [['17-Dec-10', '3-may-11'], ['DATE', 'named-month'], '2010-12-17'],
    [['17-Dec-2010', '3 May 2011'], ['DATE', 'named-month'], '2010-12-17'],
    [['Dec 17, 2010', 'May 3, 2011'], ['DATE', 'named-month'], '2010-12-17'],
    [['December 17, 2010', 'May 3,2011'], ['DATE', 'named-month'], '2010-12-17'],
    [['31/12/24', '31/12/2024'], ['VARCHAR'], '31/12/24'],
    [['17-Dec-10', '17-Foo-10'], ['VARCHAR'], '17-Dec-10'],
    [['1.2.3', '31.12.10'], ['VARCHAR'], '1.2.3'],
  ];
  for (const [values, found, first] of DATES)
    it(`reads dates such as ${values.join(' and ')}`, async () => {
      await folder.write({ 'a.csv': `x;day\n${values.map((value) => `a;${value}\n`).join('')}` });
      assert.deepEqual(types(await load({ file: 'a.csv' })).slice(1), found);
      assert.equal(((await written()) as readonly { readonly day: string }[])[0]?.day, first);
    });

  it('reads dates of two digits as those of our time where their type is given', async () => {
    await folder.write({
      'a.csv': 'x;day\na;31/12/24\na;2024-12-31\na;31/12/2024\na;3 May 2011\na;31.12.2024\n',
    });
    await load({ file: 'a.csv', columns: { day: 'DATE' } });
    const days = ((await written()) as readonly { readonly day: string }[]).map(({ day }) => day);
    assert.deepEqual(days, ['2024-12-31', '2024-12-31', '2024-12-31', '2011-05-03', '2024-12-31']);
  });

  it('reads numbers with a unit where their type is given as where it is not', async () => {
    await folder.write({ 'a.csv': 'x;share;price\na;68,87%;€1 200,50\nb;3 %;7 €\nc;;n/a\nd;-0,5%;12 €\n' });
    const columns = { share: 'DOUBLE', price: 'DECIMAL(9,2)' };
    const found = await load({ file: 'a.csv', columns, rejects: 'bad.csv' });
    assert.deepEqual(await written(), [
      { x: 'a', share: 68.87, price: 1200.5 },
      { x: 'b', share: 3, price: 7 },
      { x: 'd', share: -0.5, price: 12 },
    ]);
    assert.deepEqual(
      found.columns.map(({ unit }) => unit),
      [undefined, '%', '€'],
    );
    assert.equal(found.rejected, 1);
  });

  it('does not take numbers with different units, or with and without one, for each other', async () => {
    await folder.write({ 'a.csv': 'a;b\n12 €;0,12\n13 $;12%\n' });
    for (const column of ['a', 'b'])
      await assert.rejects(
        run({ file: 'a.csv', columns: { [column]: 'DOUBLE' } }),
        column === 'a' ? /2 rows cannot be read/u : /1 row cannot be read.*12%/u,
      );
  });

  it('loses no row: it fails on those that it cannot read, or writes them to a file', async () => {
    await folder.write({ 'a.csv': 'a;b\n1;x\n2;y;z;0\n3;"q"w\n4;ok\n' });
    await assert.rejects(
      run({ file: 'a.csv', skip: 0, columns: { a: 'INTEGER' } }),
      /1 row cannot be read\. Set "rejects" to a file to write them to\. The first: a\.csv:4/u,
    );
    await folder.write({ 'b.csv': 'a;b\n1;x\nmany;y\n' });
    const { rejected, output } = await load({ file: 'b.csv', columns: { a: 'INTEGER' }, rejects: 'bad.csv' });
    assert.deepEqual([rejected, output.rows], [1, 1]);
    assert.match(await readFile(folder.at('bad.csv'), 'utf8'), /^line,error,row\n,not of the type.*many/u);
  });

  it('reads archives, workbooks, JSON and Parquet', async () => {
    const csv = strToU8('a;b\n1;2,5\n');
    const sheet = {
      name: 'Votes',
      rows: [
        ['a', 'b'],
        ['1', '2024-06-09'],
      ].map((row) => row.map((text) => ({ text }))),
    };
    await folder.write({
      'a.zip': Buffer.from(zipSync({ 'doc/readme.md': strToU8('x'), 'doc/a.csv': csv })),
      'two.zip': Buffer.from(zipSync({ 'a.csv': csv, 'b.csv': csv })),
      'mac.zip': Buffer.from(zipSync({ 'a.csv': csv, '__MACOSX/._a.csv': csv, '._a.csv': csv })),
      'book.zip': Buffer.from(zipSync({ 'doc/a.xlsx': await writeXlsx([sheet]) })),
      'a.csv.gz': gzipSync(csv),
      'a.xlsx': Buffer.from(await writeXlsx([sheet])),
      'a.ndjson': '{"a":1}\n{"a":2}\n',
    });
    assert.equal((await load({ file: 'a.zip' })).detected.member, 'doc/a.csv');
    await assert.rejects(
      run({ file: 'two.zip' }),
      /several tables\. Set "member" to one of: a\.csv, b\.csv/u,
    );
    assert.deepEqual(types(await load({ file: 'two.zip', member: 'b.csv' })), [
      'BIGINT',
      'DECIMAL(18,1)',
      'decimal-comma',
    ]);
    await assert.rejects(
      run({ file: 'two.zip', member: 'c.csv' }),
      /"two\.zip" does not contain "c\.csv"\. Tables: a\.csv, b\.csv/u,
    );
    assert.equal((await load({ file: 'mac.zip' })).detected.member, 'a.csv');
    assert.deepEqual((await load({ file: 'book.zip' })).detected, {
      ...{ sheet: 'Votes', header: true, member: 'doc/a.xlsx' },
    });
    assert.equal((await load({ file: 'a.csv.gz', output: 'a.parquet' })).output.rows, 1);
    assert.deepEqual(types(await load({ file: 'a.xlsx' })), ['BIGINT', 'DATE']);
    await assert.rejects(run({ file: 'a.xlsx', sheet: 'Nowhere' }), /no sheet "Nowhere"\. Sheets: Votes/u);
    assert.equal((await load({ file: 'a.ndjson' })).output.rows, 2);
    assert.equal((await load({ file: 'a.parquet', columns: { a: 'VARCHAR' } })).columns[0]?.type, 'VARCHAR');
  });

  it('reads old workbooks and those of LibreOffice, with values as they are rather than as they are shown', async () => {
    const book = utils.book_new();
    const day = { t: 'n', v: 45657, z: 'dd/mm/yyyy' };
    const sheet = utils.aoa_to_sheet([
      ['Été', 'Montant', 'Jour', 'Heure', 'Actif'],
      [],
      ['"É;1"', 1234.5, day, { ...day, v: 45657.75 }, true],
    ]);
    utils.book_append_sheet(book, utils.aoa_to_sheet([['other'], [1]]), 'Autre');
    utils.book_append_sheet(book, sheet, 'Données');
    const expected = [
      { Été: '"É;1"', Montant: 1234.5, Jour: '2024-12-31', Heure: '2024-12-31 18:00:00', Actif: true },
    ];
    for (const bookType of ['biff8', 'ods', 'xlsb'] as const) {
      const file = `a.${bookType === 'biff8' ? 'xls' : bookType}`;
      await folder.write({ [file]: writeBook(book, { bookType, type: 'buffer' }) as Buffer });
      const { detected } = await load({ file, sheet: 'Données' });
      assert.deepEqual([await written(), detected], [expected, { sheet: 'Données', header: true }], file);
    }
    assert.equal((await load({ file: 'a.xls' })).detected.sheet, 'Autre');
    await assert.rejects(run({ file: 'a.xls', sheet: 'x' }), /has no sheet "x"\. Sheets: Autre, Données/u);
  });

  it('reads tables of SQLite databases', async () => {
    const { Database } = await openSql();
    const database = new Database();
    database.run(`CREATE TABLE "Communes" (code TEXT, votes INTEGER, share REAL, raw BLOB); CREATE VIEW big AS SELECT code FROM "Communes" WHERE votes > 9;
      INSERT INTO "Communes" VALUES ('01004', 12, 0.5, x'00ff'), ('01005', NULL, 1.25, NULL)`);
    const bytes = Buffer.from(database.export());
    database.close();
    // As a program leaves it that writes changes to a log first, when it is closed.
    bytes[18] = 2;
    bytes[19] = 2;
    await folder.write({ 'a.db': bytes });
    const { columns } = await load({ file: 'a.db', sheet: 'Communes' });
    assert.deepEqual(
      columns.map(({ type }) => type),
      ['VARCHAR', 'BIGINT', 'DECIMAL(18,2)', 'VARCHAR'],
    );
    assert.deepEqual(await written(), [
      { code: '01004', votes: 12, share: 0.5, raw: '00ff' },
      { code: '01005', votes: null, share: 1.25, raw: null },
    ]);
    await assert.rejects(run({ file: 'a.db' }), /Set "sheet" to one of: Communes, big/u);
    await assert.rejects(run({ file: 'a.db', sheet: 'x' }), /has no table "x"\. Tables: Communes, big/u);
  });

  it('refuses what it cannot read, with the reason', async () => {
    await folder.write({
      'a.sqlite': Buffer.from('SQLite format 3\0xxxx'),
      'open.sqlite': Buffer.from('SQLite format 3\0xxxx'),
      'open.sqlite-wal': 'changes',
      'a.ods': Buffer.from(zipSync({ mimetype: strToU8('x') })),
      'a.bin.csv': Buffer.from([1, 0, 2, 0]),
      'cut.zip': Buffer.from(zipSync({ 'a.csv': strToU8('a;b\n'.repeat(5000)) })).subarray(0, 60),
      'a.csv': 'a;b\n1;2\n',
    });
    for (const [file, message] of [
      ['a.sqlite', /"a\.sqlite" cannot be read: /u],
      ['open.sqlite', /"open\.sqlite-wal" has changes that are not in it yet/u],
      ['a.ods', /"a\.ods" cannot be read: /u],
      ['a.bin.csv', /is not a text file/u],
      ['cut.zip', /damaged/u],
      ['gone.csv', /gone\.csv/u],
    ] as const)
      await assert.rejects(run({ file }), message, file);
    await assert.rejects(run({ file: 'a.csv', columns: { c: 'DATE' } }), /no column "c"\. Columns: a, b/u);
    await assert.rejects(run({ file: 'a.csv', output: 'a.txt' }), /"a\.txt" is not a table/u);
  });

  it('takes a file or a server, and not both', async () => {
    await assert.rejects(run({}), /Set "file" to load a file/u);
    await assert.rejects(run({ file: 'a.csv', table: 'a' }), /"file" and "table" cannot be used together/u);
    await assert.rejects(run({ table: 'a', query: 'SELECT 1' }), /"table" and "query" cannot be used/u);
    await assert.rejects(run({ table: 'a', sheet: 'b' }), /"table" and "sheet" cannot be used together/u);
    await assert.rejects(run({ database: 'VITRUVE_NO_SUCH', table: 'a' }), /"VITRUVE_NO_SUCH" is missing/u);
  });

  it('reads a server in a stage only where downloads are allowed, and says that it cannot know whether data changed', async () => {
    const pipeline = await new PipelineFolder().write({
      'x.pipeline.yaml': `version: 1
stages:
  orders:
    uses: vitruve/load
    with: {database: VITRUVE_NO_SUCH, table: orders, output: '\${outputs.orders}'}
    outputs: {orders: orders.csv}
`,
    });
    try {
      const refused = await pipeline.run({ tasks: TASKS });
      assert.match(refused.reasons['orders'] ?? '', /reads from a server.*--allow-downloads/u);
      const secrets = (): string => 'not an address';
      const asked = await pipeline.run({ tasks: TASKS, allowDownloads: true, secrets });
      assert.match(asked.reasons['orders'] ?? '', /^VITRUVE_NO_SUCH does not hold the address/u);
      const inputs = { table: 'orders', output: pipeline.at('orders.csv') };
      const context = { folder: pipeline.at('.'), version: '1.2.3' };
      const { unknown } = await loadTask().plan(inputs, context);
      assert.equal(unknown, 'the data of a database may have changed');
    } finally {
      pipeline.remove();
    }
  });
});
