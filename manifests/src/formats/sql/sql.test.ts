import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '../../testing/rounds.ts';
import { growthOf, QUADRATIC } from '../../testing/steps.ts';
import { readScript } from './script.ts';
import { scriptTables, type ScriptTables } from './script-tables.ts';
import { inputTable, UNKNOWN_TABLE, type SqlTable } from './table.ts';

const TABLES = new Map<string, SqlTable>([
  [
    't',
    inputTable(
      't',
      [{ name: 'id', type: 'BIGINT' }, { name: 'name', type: 'VARCHAR' }, { name: 'amount' }],
      true,
    ),
  ],
  ['u', inputTable('u', [{ name: 'id' }, { name: 'city' }], true)],
  ['open', { ...inputTable('open', [{ name: 'a' }], false) }],
]);

function resolve(sql: string): ScriptTables {
  return scriptTables(readScript(sql), TABLES);
}

/** `name < t.a t.b`, with `~` before what only many rows together tell of; `?` where nobody knows. */
function shown(table: SqlTable | undefined): string {
  const columns = table?.columns.map(({ name = '?', origins }) => {
    const from =
      origins && [...origins.values()].map((of) => `${of.isBlended ? '~' : ''}${of.table}.${of.column}`);
    return `${name} < ${from ? from.join(' ') : '?'}`.trim();
  });
  return [...(columns ?? []), ...(table?.isWhole ? [] : ['…'])].join(', ');
}

const LINEAGE: readonly (readonly [sql: string, columns: string])[] = [
  ['SELECT id, amount * 2 AS twice FROM t', 'id < t.id, twice < t.amount'],
  ['FROM t', 'id < t.id, name < t.name, amount < t.amount'],
  [
    'SELECT * EXCLUDE (id) REPLACE (upper(name) AS name) RENAME (amount AS sum) FROM t',
    'name < t.name, sum < t.amount',
  ],
  [
    'SELECT t.*, u.city FROM t JOIN u ON t.id = u.id',
    'id < t.id, name < t.name, amount < t.amount, city < u.city',
  ],
  ['SELECT * FROM t JOIN u USING (id)', 'id < t.id u.id, name < t.name, amount < t.amount, city < u.city'],
  ['SELECT * FROM t SEMI JOIN u USING (id)', 'id < t.id, name < t.name, amount < t.amount'],
  ['WITH a AS (SELECT id AS key FROM t), b(k) AS (FROM a) SELECT k FROM b', 'k < t.id'],
  ['SELECT id FROM t UNION ALL SELECT city FROM u', 'id < t.id u.city'],
  ['SELECT id AS a, a + 1 AS b FROM t', 'a < t.id, b < t.id'],
  [
    'SELECT (SELECT max(city) FROM u WHERE u.id = t.id) AS city, EXISTS (FROM u) AS some FROM t',
    'city < u.city, some <',
  ],
  [
    'SELECT CASE WHEN id > 1 THEN name END AS x, CAST(amount AS INT) AS y, count(*) AS n FROM t GROUP BY ALL',
    'x < t.id t.name, y < t.amount, n <',
  ],
  [
    'SELECT sum(amount) OVER (PARTITION BY name ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s FROM t',
    's < t.amount t.name t.id',
  ],
  [
    "SELECT list_transform([amount], x -> x + id) AS l, INTERVAL 3 DAYS AS i, DATE '2026-01-15' AS d FROM t",
    'l < t.amount t.id, i <, d <',
  ],
  [
    'SELECT name, sum(amount) AS s, max(id) AS m FROM t GROUP BY name HAVING count(*) >= 11',
    'name < ~t.name, s < ~t.amount, m < t.id',
  ],
  ['SELECT name, sum(amount) AS s FROM t GROUP BY name HAVING count(*) > 1', 'name < t.name, s < t.amount'],
  ['SELECT avg(amount) AS a, any_value(name) AS n FROM t', 'a < ~t.amount, n < t.name'],
  ['SELECT b, open.c FROM open', 'b < open.b, c < open.c'],
  ['SELECT a + 1 FROM open', '? < open.a'],
  ['SELECT * FROM open', 'a < open.a, …'],
  ['SELECT unnest(name) AS x FROM t', 'x < t.name, …'],
  ['SELECT id FROM t, u', 'id < ?'],
  ['SELECT x FROM nowhere', 'x < ?'],
  ["SELECT * FROM read_csv('x.csv')", '…'],
];

/** SQL of which no part is followed, and what is behind. */
const LOST = [
  "SELECT COLUMNS('a.*') FROM t",
  'PIVOT t ON id',
  'SELECT 1 FROM (',
  "SELECT 'open",
  'UPDATE t SET id = 1',
  'SELECT [x FOR x IN y]',
];

describe('lineage of SQL', () => {
  for (const [sql, columns] of LINEAGE)
    it(`is found: ${sql}`, () => {
      const { result, lostAt } = resolve(sql);
      assert.equal(lostAt, undefined);
      assert.equal(shown(result), columns);
    });

  for (const sql of LOST)
    it(`is not guessed: ${sql}`, () => {
      assert.notEqual(resolve(sql).lostAt, undefined);
      assert.equal(resolve(sql).result, undefined);
    });

  it('goes through the tables of a script, up to what is not followed', () => {
    const script = 'SET x = 1; CREATE VIEW a AS SELECT id FROM t; -- a note\nCREATE TABLE b AS FROM a;';
    assert.equal(shown(resolve(script).created.get('b')), 'id < t.id');
    const lost = resolve(`${script} ALTER TABLE b ADD COLUMN c INT;`);
    assert.equal(lost.created.get('b'), UNKNOWN_TABLE);
  });

  it('reports a missing column only where all is known', () => {
    const missing = (sql: string): readonly string[] =>
      resolve(sql).uses.flatMap(({ use, found }) =>
        found.kind === 'missing' ? [use.parts.map(({ text }) => text).join('.')] : [],
      );
    assert.deepEqual(missing('SELECT nam, t.idd, t.id FROM t WHERE amuont > 1 ORDER BY nme'), [
      'nam',
      't.idd',
      'amuont',
      'nme',
    ]);
    assert.deepEqual(missing('SELECT x FROM (SELECT id + 1 FROM t)'), []);
    assert.deepEqual(missing('SELECT nam FROM t, open'), []);
    assert.deepEqual(missing('SELECT name.field, t, rowid, alias.z FROM t'), []);
    assert.deepEqual(missing('SELECT id FROM t WHERE EXISTS (SELECT 1 FROM u WHERE name = cty)'), ['cty']);
  });

  it('names tables that nothing has', () => {
    const unknown = resolve('SELECT 1 FROM t, nowhere, duckdb_tables, main.other').tableUses.filter(
      ({ table }) => !table,
    );
    assert.deepEqual(
      unknown.map(({ name }) => name.text),
      ['nowhere'],
    );
  });

  it('ends for any text', () => {
    const piece = fc.constantFrom(
      ...`SELECT FROM t u WITH a AS ( ) , * . id "x" 'y' 1 :: INT JOIN ON USING CASE WHEN END [ ] { : } OVER HAVING ; UNION`.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        resolve(pieces.join(' '));
      }),
      rounds(500),
    );
  });

  it('takes no time that grows with the square of a script, nor memory for columns without end', async () => {
    const chain = (count: number): unknown =>
      resolve(
        Array.from(
          { length: count },
          (_, index) => `CREATE VIEW v${index + 1} AS SELECT id FROM ${index === 0 ? 't' : `v${index}`};`,
        ).join('\n'),
      );
    assert.ok((await growthOf(chain, 50)) < QUADRATIC);
    const doubling = Array.from(
      { length: 40 },
      (_, index) => `CREATE VIEW v${index + 1} AS SELECT a.*, b.* FROM v${index} a, v${index} b;`,
    );
    assert.notEqual(resolve(`CREATE VIEW v0 AS FROM t;${doubling.join('')}`).lostAt, undefined);
    assert.notEqual(resolve(`SELECT ${'('.repeat(5000)}1`).lostAt, undefined);
  });
});
