import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '../../testing/rounds.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import { fileColumns, isUnknown } from './file-columns.ts';
import { parquetColumns } from './parquet-schema.ts';

/** How the metadata of a file begins that DuckDB 1.5.5 wrote: its version and schema. */
const METADATA = Buffer.from(
  'FQIZ/BE1ABgNZHVja2RiX3NjaGVtYRUYABUEJQIYAmlkJSQAFQwlAhgEbmFtZSUAABUCJQIYA2RheSUMABUCJQIYBmFtb3VudCUKFQQVEixcFQQVEgAAABUEJQIYAmF0' +
    'JRRMjBIcLAAAAAAAFQQlAhgCdHolFEyMERwsAAAAAAA1AhgEcGFpchUEABUCJQIYAWElIgAVAiUCGAFiJSIANQIYBGxpc3QVAhUGADUEGARsaXN0FQIAFQIlAhgHZWxl' +
    'bWVudCUiABUAJQIYAm9rABUOFSAVAhgBdWzsAAAAFQolAhgBZAAVAiUCGAF0JRYA',
  'base64',
);

function parquetFile(metadata: Uint8Array): Uint8Array {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(metadata.length);
  end.write('PAR1', 4);
  return new Uint8Array(Buffer.concat([Buffer.from('PAR1 data'), metadata, end]));
}

function shown(path: string, options: TestOptions): string {
  const files = Object.keys(options.beginnings ?? {});
  const found = fileColumns(workspaceOf({}, { files, ...options }).graph, uriOf(path));
  if (isUnknown(found)) return found.reason;
  return found.columns.map(({ name, type = '?' }) => `${name} ${type}`).join(', ');
}

describe('columns of files', () => {
  it('are those of the schema of Parquet', () => {
    assert.equal(
      shown('a.parquet', { binaries: { 'a.parquet': parquetFile(METADATA) } }),
      'id BIGINT, name VARCHAR, day DATE, amount DECIMAL(9,2), at TIMESTAMP, tz TIMESTAMP WITH TIME ZONE, pair ?, list ?, ok BOOLEAN, u UUID, d DOUBLE, t UTINYINT',
    );
  });

  it('are not known of a Parquet file that is cut off or something else', () => {
    const cut = parquetFile(METADATA).slice(0, -1);
    for (const bytes of [
      cut,
      new Uint8Array(3),
      parquetFile(METADATA.subarray(0, 50)),
      parquetFile(new Uint8Array(40).fill(0xff)),
    ])
      assert.equal(
        shown('a.parquet', { binaries: { 'a.parquet': bytes } }),
        '"a.parquet" is not a valid Parquet file',
      );
  });

  it('are read from any bytes without an error or much memory', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat({ max: 200 }), (noise, at) => {
        const bytes = new Uint8Array(METADATA);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        assert.ok((parquetColumns(bytes) ?? []).length <= 20_000);
      }),
      rounds(500),
    );
  });

  it('are those of the first line of CSV, with the types of the first rows', () => {
    const text = 'code,day,amount,votes,ok,empty\n01,2026-01-15,1.5,12,true,\n69,2026-01-16,2,,false,\n';
    assert.equal(
      shown('a.csv', { beginnings: { 'a.csv': text } }),
      'code VARCHAR, day DATE, amount DOUBLE, votes BIGINT, ok BOOLEAN, empty ?',
    );
    const french = 'code;votes;part\n01;12;1,5\n69;3;2\n';
    assert.equal(
      shown('a.csv', { beginnings: { 'a.csv': french } }),
      'code VARCHAR, votes BIGINT, part DOUBLE',
    );
    assert.equal(
      shown('a.csv', { beginnings: { 'a.csv': `${french}70;1;1.5\n` } }),
      'code VARCHAR, votes BIGINT, part VARCHAR',
    );
    assert.equal(
      shown('a.csv', { beginnings: { 'a.csv': '1,2\n3,4\n' } }),
      'the first line of "a.csv" does not contain column names',
    );
  });

  it('are the keys of JSON records', () => {
    const beginnings = {
      'a.jsonl': '{"id":1,"name":null}\n{"id":2,"name":"x","tags":[]}\n',
      'b.json': '[{"id":1.5},{"id":"x"}]',
    };
    assert.equal(shown('a.jsonl', { beginnings }), 'id BIGINT, name VARCHAR, tags ?');
    assert.equal(shown('b.json', { beginnings }), 'id ?');
    for (const text of ['[1, 2]', '{', '', '[{"id":1}'])
      assert.match(shown('c.json', { beginnings: { 'c.json': text } }), /does not tell its columns/u);
  });

  it('are not known of what is not there, nor of other formats', () => {
    assert.equal(shown('a.csv', {}), '"a.csv" does not exist');
    assert.match(shown('a.xlsx', { files: ['a.xlsx'] }), /without opening the whole file/u);
  });
});
