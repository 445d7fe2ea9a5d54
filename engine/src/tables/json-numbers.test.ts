import assert from 'node:assert/strict';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './database.ts';
import { withoutInexact } from './json-numbers.ts';
import { writeTable } from './written-table.ts';

describe('numbers that JSON cannot hold', () => {
  let folder = '';
  let database: Database;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'vitruve-json-')));
    const writes = ['json', 'ndjson', 'csv'].map((ending) => join(folder, `out.${ending}`));
    database = await Database.open({ reads: [], writes, signal: new AbortController().signal });
  });
  after(async () => {
    await database.end();
    await rm(folder, { recursive: true });
  });

  async function written(query: string, ending: string): Promise<string> {
    const output = join(folder, `out.${ending}`);
    await writeTable(database, `(${query})`, output, output);
    return readFile(output, 'utf8');
  }

  it('are null, wherever they stand', async () => {
    const text = await written(
      `SELECT 'nan'::DOUBLE AS "the x", '-inf'::FLOAT AS y, 1.5::DOUBLE AS z, [1.0, 'nan'::DOUBLE] AS l, [['inf'::DOUBLE]] AS ll,
        {'a b': 'inf'::DOUBLE, 'c': {'d,"(': [{'e': 'nan'::FLOAT}]}, 'DOUBLE': 'NaN'} AS s, NULL::STRUCT(a DOUBLE) AS n,
        MAP {'k': 'nan'::DOUBLE, 'm': 2.0} AS m, 'Infinity' AS t, 'infinity'::DATE AS d`,
      'json',
    );
    assert.deepEqual(JSON.parse(text), [
      {
        ...{ 'the x': null, y: null, z: 1.5, l: [1, null], ll: [[null]] },
        s: { 'a b': null, c: { 'd,"(': [{ e: null }] }, DOUBLE: 'NaN' },
        ...{ n: null, m: { k: null, m: 2 }, t: 'Infinity', d: 'infinity' },
      },
    ]);
  });

  it('are null in each line', async () => {
    const text = await written(`SELECT unnest(['inf'::DOUBLE, 2]) AS x`, 'ndjson');
    assert.equal(text.trim(), '{"x":null}\n{"x":2.0}');
  });

  it('stay as they are in CSV', async () => {
    assert.equal(await written(`SELECT 'nan'::DOUBLE AS x`, 'csv'), 'x\nnan\n');
  });

  it('leave a table as it is that has none', () => {
    assert.equal(withoutInexact('t', [{ name: 'a', type: 'VARCHAR' }]), 't');
    assert.equal(withoutInexact('t', [{ name: 'a', type: "ENUM('DOUBLE')" }]), 't');
  });
});
