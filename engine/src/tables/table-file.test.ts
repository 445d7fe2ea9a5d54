import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable, tableFormat, writeStatement } from './table-file.ts';

describe('tables in files', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-table-file-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (path: string): Promise<string> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), 'a\n1\n');
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
});
