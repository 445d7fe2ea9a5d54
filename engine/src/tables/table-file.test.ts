import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { headerIn } from '@vitruve/manifests';
import { Database } from './database.ts';
import { readTable, tableFormat, writeStatement } from './table-file.ts';

describe('tables in files', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-table-file-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (path: string, text: string | Uint8Array = 'a\n1\n'): Promise<string> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
    return join(folder, path);
  };

  it('have the format of their ending', () => {
    for (const [path, format] of [
      ['a.PARQUET', 'parquet'],
      ['a.csv.gz', 'csv'],
      ['a.tsv', 'csv'],
      ['a.json', 'json'],
      ['a.jsonl', 'ndjson'],
    ] as const)
      assert.equal(tableFormat(path), format);
    assert.throws(() => tableFormat('a.xls'), /"a\.xls" is not a table: valid extensions are/u);
  });

  it('of a folder are all its files, of one format', async () => {
    const files = [await write('t/2023/b.csv'), await write('t/a.csv')];
    await write('t/README.md');
    assert.deepEqual((await readTable(join(folder, 't'))).files, files);
    await write('t/c.parquet');
    await assert.rejects(readTable(join(folder, 't')), /several formats: csv, parquet/u);
    await mkdir(join(folder, 'empty'));
    await assert.rejects(readTable(join(folder, 'empty')), /has no tables/u);
    await assert.rejects(readTable(join(folder, 'gone.csv')), /does not exist/u);
  });

  it('are not read where DuckDB would take the path for a pattern', async () => {
    await assert.rejects(readTable(await write('a[1].csv')), /contains one of \* \? \[ \]/u);
  });

  it('are quoted in SQL', async () => {
    assert.equal((await readTable(await write("it's.csv"))).sql.endsWith("it''s.csv')"), true);
    assert.match(writeStatement('t', "/a/'b.tmp", 'b.tsv.gz'), /'\/a\/''b\.tmp' \(.*DELIMITER '\t'.*gzip/u);
  });

  const optionsOf = async (...texts: readonly (string | Uint8Array)[]): Promise<string> => {
    const names = texts.map((text, index) => `t/${index}.csv${typeof text === 'string' ? '' : '.gz'}`);
    for (const [index, text] of texts.entries()) await write(names[index] ?? '', text);
    const path = names.length === 1 ? join(folder, names[0] ?? '') : join(folder, 't');
    return /^.*\.csv(?:\.gz)?'\]?(.*)\)$/u.exec((await readTable(path)).sql)?.[1] ?? 'none';
  };

  it('are split as their beginnings tell', async () => {
    assert.equal(await optionsOf(',name\n0,Ann\n'), ", delim = ',', header = true");
    assert.equal(await optionsOf(gzipSync('Ann\t30\nBob\t40\n')), ", delim = '\t', header = false");
    assert.equal(
      await optionsOf('\uFEFFpays;2019;2020\nFrance;1,5;2\n'),
      ", delim = ';', header = true, decimal_separator = ','",
    );
    // Both kinds of numbers.
    assert.equal(await optionsOf('a;b\n1,5;2.5\n'), ", delim = ';', header = true");
  });

  it('are left to DuckDB where rows are of several lengths, of one column, or damaged', async () => {
    for (const text of [
      'Report 2020\n\na,b\n1,2\n',
      'a\n1\n',
      'a,b\n"1,2\n',
      gzipSync('a,b\n').subarray(0, 12),
    ])
      assert.equal(await optionsOf(text), '');
  });

  it('of a folder are split alike, as far as all of them tell the same', async () => {
    const union = ', union_by_name = true';
    assert.equal(await optionsOf('a;b\n1,5;x\n', 'a;b\n2;y\n'), `${union}, delim = ';', header = true`);
    await rm(join(folder, 't'), { recursive: true });
    assert.equal(await optionsOf('a;b\n1;x\n', 'Ann;30\nBob;40\n'), `${union}, delim = ';'`);
    await rm(join(folder, 't'), { recursive: true });
    assert.equal(await optionsOf('a;b\n1;x\n', 'a,b\n2,y\n'), union);
  });

  it('have the columns that completion tells', async () => {
    const path = await write('wide.csv', `,a,b,c,d,e,f,g,h,i,j,A\n0${',t'.repeat(11)}\n`);
    const database = await Database.open({ reads: [path], writes: [], signal: new AbortController().signal });
    try {
      const { columns } = await database.run(`FROM ${(await readTable(path)).sql}`);
      assert.deepEqual(
        columns.map(({ name }) => name),
        headerIn(await readFile(path, 'utf8')),
      );
    } finally {
      await database.end();
    }
  });
});
