import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './database.ts';
import { rowHash } from './row-hash.ts';
import { writeTable } from './written-table.ts';

const FILES = ['a.parquet', 'a.csv', 'a.tsv.gz', 'a.json', 'a.ndjson'];

describe('the hash of rows', function () {
  this.timeout(60_000);
  let folder = '';
  let database: Database;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'vitruve-rows-')));
    const signal = new AbortController().signal;
    database = await Database.open({ reads: [], writes: FILES.map((name) => join(folder, name)), signal });
  });
  after(async () => {
    await database.end();
    await rm(folder, { recursive: true });
  });

  async function hashOf(query: string, file = 'a.parquet'): Promise<string | undefined> {
    const path = join(folder, file);
    const { columns } = await writeTable(database, `(${query})`, path, path);
    return rowHash(database, columns, path, path);
  }
  const values = (rows: string): string => `SELECT * FROM (VALUES ${rows}) AS t(a, b)`;

  it('is the same for equal rows in any order, in every format', async () => {
    for (const file of FILES) {
      const one = await hashOf(values(`(1, 'x;"y"'), (2, ''), (2, NULL)`), file);
      assert.match(one ?? '', /^rows:[0-9a-f]{64}$/u);
      assert.equal(await hashOf(values(`(2, NULL), (1, 'x;"y"'), (2, '')`), file), one, file);
      assert.notEqual(await hashOf(values(`(2, NULL), (1, 'x;"y"'), (2, NULL)`), file), one, file);
    }
  });

  it('is another one for other rows, numbers of rows, names, types and orders of columns', async () => {
    const others = [
      values(`(1, 'x'), (2, 'y')`),
      values(`(1, 'y'), (2, 'x')`),
      values(`(1, 'x'), (2, 'y'), (2, 'y')`),
      values(`(1, 'x'), (2, 'y'), (3, 'z'), (3, 'z')`),
      values(`(1, 'x'), (2, 'y'), (4, 'z'), (4, 'z')`),
      values(`(1, 'x')`),
      `${values(`(1, 'x')`)} LIMIT 0`,
      `SELECT a AS c, b FROM (${values(`(1, 'x'), (2, 'y')`)})`,
      `SELECT a::BIGINT AS a, b FROM (${values(`(1, 'x'), (2, 'y')`)})`,
      `SELECT b, a FROM (${values(`(1, 'x'), (2, 'y')`)})`,
    ];
    const hashes = new Set<string | undefined>();
    for (const query of others) hashes.add(await hashOf(query));
    assert.equal(hashes.size, others.length);
  });
});
