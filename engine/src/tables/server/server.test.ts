import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ColumnReader } from '../foreign/process/postgres-values.ts';
import { readPostgres } from '../foreign/process/postgres.ts';
import type { ServerAnswer } from '../foreign/process/protocol.ts';
import { serverAddress, shownServer } from './address.ts';
import { failureText, type Asked } from './failure-text.ts';
import { tableName } from './read-server.ts';

/** A message of the protocol of PostgreSQL. */
function message(type: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)),
  );
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), size, body]);
}
const short = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255]);
const long = (value: number): Buffer => Buffer.concat([short(value >> 16), short(value)]);
const ready = message('Z', Buffer.from('T'));
const field = (name: string, type: number): Buffer =>
  Buffer.concat([Buffer.from(`${name}\0`), long(0), short(0), long(type), short(-1), long(-1), short(0)]);
const row = (...cells: readonly string[]): Buffer =>
  message('D', short(cells.length), ...cells.flatMap((cell) => [long(cell.length), Buffer.from(cell)]));
const failed = (code: string, text: string): Buffer =>
  message('E', Buffer.from('S'), 'ERROR', Buffer.from('C'), code, Buffer.from('M'), text, Buffer.from([0]));

const DESCRIPTION = Buffer.concat([
  message('1'),
  message('2'),
  message('T', short(2), field('id', 23), field('until', 1082)),
]);

describe('a PostgreSQL server', () => {
  let server: Server;
  let folder = '';
  /** What it answers to the query; the connection ends where it is undefined. */
  let answer: Buffer | undefined;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-server-'));
    server = createServer((socket) => {
      let isGreeted = false;
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        if (!isGreeted) {
          isGreeted = true;
          socket.write(Buffer.concat([message('R', long(0)), ready]));
        } else if (String.fromCharCode(data[0] ?? 0) === 'Q') {
          const isTypes = data.includes('pg_type');
          const types = message('T', short(2), field('oid', 26), field('typelem', 26));
          socket.write(Buffer.concat([...(isTypes ? [types] : []), message('C', 'OK'), ready]));
        } else if (String.fromCharCode(data[0] ?? 0) === 'P') {
          if (answer) socket.write(answer);
          else socket.end(Buffer.concat([DESCRIPTION, row('1', '2024-12-31')]));
        }
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const read = (): Promise<ServerAnswer> => {
    const { port } = server.address() as AddressInfo;
    return readPostgres({
      kind: 'postgres',
      address: {
        ...{ host: '127.0.0.1', port, user: 'u', database: 'd', patience: 5000, ways: ['plain'] },
      },
      ...{ sql: 'SELECT 1', to: join(folder, 'out.csv'), timeout: 5000 },
    });
  };

  it('is read into a text, with the types of its columns', async () => {
    answer = Buffer.concat([
      DESCRIPTION,
      row('1', '2024-12-31'),
      row('2', '0044-03-15 BC'),
      message('C', 'SELECT 2'),
      ready,
    ]);
    assert.deepEqual(await read(), {
      columns: [
        { name: 'id', type: 'INTEGER' },
        { name: 'until', type: 'DATE' },
      ],
    });
    assert.equal(
      await readFile(join(folder, 'out.csv'), 'utf8'),
      '"1","2024-12-31"\n"2","0044-03-15 (BC)"\n',
    );
  });

  it('tells which value no table can hold, what it refuses, and that the connection was lost', async () => {
    answer = Buffer.concat([DESCRIPTION, row('1', 'infinity'), message('C', 'SELECT 1'), ready]);
    const infinite = await read();
    assert.ok('failure' in infinite);
    assert.deepEqual(infinite.failure.value, { column: 'until', row: 1, text: 'infinity' });
    answer = Buffer.concat([failed('42501', 'permission denied for table x'), ready]);
    const refused = await read();
    assert.ok('failure' in refused);
    assert.equal(refused.failure.code, '42501');
    answer = undefined;
    const lost = await read();
    assert.ok('failure' in lost);
    assert.match(failureText(lost.failure, ASKED), /^The connection to h:1\/d was lost/u);
  });
});

const ASKED: Asked = { server: 'h:1/d', user: 'u', sql: 'SELECT\n x', table: undefined, timeout: 9 };

describe('failureText', () => {
  for (const [failure, asked, text] of [
    [{ code: '28P01', isConnecting: true }, {}, 'h:1/d does not accept the password of the user "u"'],
    [{ code: 'ECONNREFUSED', isConnecting: true }, {}, 'h:1/d cannot be reached: m'],
    [{ code: '42703', position: 9 }, {}, 'h:1/d refuses the query at line 2, column 2: m (42703)'],
    [
      { code: '42P01', tables: ['orders'] },
      { table: 'order' },
      'h:1/d has no table "order". Did you mean "orders"?',
    ],
    [{ code: '42501' }, {}, 'h:1/d: the user "u" may not read this: m'],
    [{ code: '57014' }, {}, 'h:1/d did not answer within 9 s. Set "timeout" to wait longer'],
    [{ code: '57P01' }, {}, 'The connection to h:1/d was lost: m'],
  ] as const)
    it(text, () => {
      assert.equal(
        failureText({ message: 'm', isConnecting: false, ...failure }, { ...ASKED, ...asked }),
        text,
      );
    });
});

describe('serverAddress', () => {
  it('completes an address by the variables of libpq', () => {
    const address = serverAddress('DB', 'postgresql://me:p%40ss@h/shop?sslmode=verify-full', {
      PGPORT: '6000',
    });
    const { host, port, user, password, database, ways } = address;
    assert.deepEqual([host, port, user, password, database], ['h', 6000, 'me', 'p@ss', 'shop']);
    assert.deepEqual(
      ways.map((way) => (way === 'plain' ? way : way.proof)),
      ['name'],
    );
    assert.equal(shownServer(address), 'h:6000/shop');
    assert.equal(serverAddress(undefined, undefined, { PGHOST: '/run', PGUSER: 'a' }).database, 'a');
  });

  for (const address of [
    'secret',
    'http://u:secret@h/d',
    'postgresql://u:secret@h/d?channel_binding=require',
    'postgresql://u:secret@h/d?sslmode=no',
  ])
    it(`refuses ${address.replace('secret', '***')} without showing it`, () => {
      assert.throws(
        () => serverAddress('DB', address, {}),
        (error: Error) => !error.message.includes('secret'),
      );
    });

  it('quotes the name of a table', () => {
    assert.equal(tableName('public.Orders'), '"public"."Orders"');
    assert.equal(tableName('"a.b"'), '"a.b"');
    for (const wrong of ['a.b.c', 'a.', '.a', 'a"b']) assert.throws(() => tableName(wrong), wrong);
  });
});

describe('ColumnReader', () => {
  const reader = (type: number, modifier = -1, item?: number): ColumnReader =>
    new ColumnReader({ name: 'c', type, modifier, item });

  it('keeps exact numbers', () => {
    assert.equal(reader(1700, ((12 << 16) | 2) + 4).type, 'DECIMAL(12,2)');
    const free = reader(1700);
    for (const value of ['-0.125', '12345']) assert.equal(free.read(value), value);
    assert.equal(free.type, 'DECIMAL(8,3)');
    free.read(`1${'0'.repeat(40)}`);
    assert.equal(free.type, 'VARCHAR');
    assert.throws(() => free.read('NaN'));
  });

  it('writes arrays as JSON', () => {
    assert.equal(reader(1007, -1, 23).read('{{1,NULL},{3,4}}'), '[[1,null],[3,4]]');
    assert.equal(reader(1009, -1, 25).read('{"a,b",c}'), '["a,b","c"]');
    assert.equal(reader(1231, -1, 1700).read('{1.10,NaN}'), '[1.10,"NaN"]');
    assert.equal(reader(1000, -1, 16).read('{t,f}'), '[true,false]');
    assert.equal(reader(17).read(String.raw`\x00ff`), '00ff');
    assert.equal(reader(16).read('t'), 'true');
  });
});
