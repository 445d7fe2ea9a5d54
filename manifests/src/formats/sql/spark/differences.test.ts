import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '../../../testing/rounds.ts';
import { sparkDifferences } from './differences.ts';

/** What is found in a text, as it is written there. */
const found = (sql: string): readonly string[] =>
  sparkDifferences(sql).map(({ start, end }) => sql.slice(start, end));

describe('differences between DuckDB and Spark', () => {
  it('are none in SQL that both read alike', () => {
    for (const sql of [
      'SELECT * EXCLUDE (a), count(*) AS n FROM t GROUP BY ALL ORDER BY n DESC LIMIT 3',
      "CREATE OR REPLACE TEMP VIEW a AS SELECT x::DECIMAL(18, 2), CAST(y AS VARCHAR) FROM t WHERE a LIKE 'x%'; FROM a",
      'WITH a(x, y) AS (SELECT 1, 2), b AS (VALUES (1)) SELECT * FROM a AS t(x, y) JOIN (SELECT 1) u(z) ON x = z',
      "SELECT sum(a) FILTER (WHERE b) OVER (PARTITION BY c), strftime(d, '%Y-%m'), extract(year FROM d), round(a, 2) FROM t",
      'CREATE VIEW v AS SELECT * FROM t QUALIFY row_number() OVER (PARTITION BY a ORDER BY b) = 1',
      'SELECT sample, columns, t.pivot, a AS glob FROM t -- PIVOT list(a)',
      'SELECT \'PIVOT // x\' AS "list(x)" /* TRY_CAST */',
    ])
      assert.deepEqual(found(sql), [], sql);
  });

  it('are functions that are not known to be the same, at their names', () => {
    assert.deepEqual(found('SELECT list_transform(a, b), count(*), quantile_cont(c, 0.5)'), [
      'list_transform',
      'quantile_cont',
    ]);
    assert.match(
      sparkDifferences('SELECT list(a)')[0]?.message ?? '',
      /^"list" has no equivalent on Spark that Vitruve knows$/u,
    );
  });

  it('are signs, words, literals, types and arguments with another meaning', () => {
    for (const [sql, ...parts] of [
      ['SELECT a // b', '//'],
      ['SELECT a ** b, a ^ b', '**', '^'],
      ['SELECT [1, 2], {a: 1}', '[', ']', '{', ':', '}'],
      ['SELECT x -> x', '->'],
      ['SELECT 0x1F', '0x1F'],
      ["SELECT E'\\n', $$x$$", 'E', '$$x$$'],
      ['SELECT ?', '?'],
      ['PIVOT t ON a', 'PIVOT'],
      ['SELECT TRY_CAST(a AS INTEGER)', 'TRY_CAST'],
      ['SELECT a::UUID, CAST(b AS TIME)', 'UUID', 'TIME'],
      ['SELECT * FROM a ASOF JOIN b USING (t)', 'ASOF'],
      ['SELECT DISTINCT ON (a) b FROM t', 'DISTINCT ON'],
      ['SELECT 1 UNION BY NAME SELECT 2', 'UNION BY'],
      ['WITH RECURSIVE a AS (SELECT 1) FROM a', 'WITH RECURSIVE'],
      ['FROM t USING SAMPLE 10', 'USING SAMPLE'],
      ["SELECT date_part('dow', a), date_trunc('decade', a)", 'date_part', 'date_trunc'],
      ["SELECT strftime(a, '%A'), strftime(a, b)", 'strftime', 'strftime'],
      ['SELECT substr(a, 0), substr(a, b), round(a, b), trim(a, b)', 'substr', 'substr', 'round', 'trim'],
      ["SELECT a LIKE b, a LIKE '\\%'", 'LIKE', 'LIKE'],
      ['SELECT a FROM t QUALIFY rank() OVER (ORDER BY a) = 1 LIMIT 3', 'QUALIFY'],
      ['SELECT * FROM (SELECT * FROM t QUALIFY rank() OVER (ORDER BY a) = 1)', 'QUALIFY'],
      ['SELECT DISTINCT a FROM t QUALIFY rank() OVER (ORDER BY a) = 1', 'QUALIFY'],
    ] as const)
      assert.deepEqual(found(sql), parts, sql);
  });

  it('are statements that make no table of a query', () => {
    for (const sql of [
      'INSERT INTO t SELECT 1',
      'CREATE TABLE t (a INTEGER)',
      'CREATE MACRO f(x) AS x + 1',
      'CREATE VIEW s.v AS SELECT 1',
      'CREATE VIEW v(a) AS SELECT 1',
      'CREATE TABLE IF NOT EXISTS t AS SELECT 1',
      'SET threads = 1',
      'DESCRIBE t',
    ])
      assert.deepEqual(found(`${sql}; SELECT list(1)`).length, 2, sql);
  });

  it('are none in SQL that has no end, which DuckDB refuses', () => {
    assert.deepEqual(found("SELECT list(a), 'x"), []);
  });

  it('are found in any text, within it', () => {
    const words = fc.constantFrom(
      'SELECT',
      'list',
      '(',
      ')',
      ',',
      "'a'",
      'CAST',
      'AS',
      '::',
      'QUALIFY',
      ';',
      '$a',
      '/',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const sql = parts.join(' ');
        for (const { start, end } of sparkDifferences(sql))
          assert.ok(start >= 0 && end > start && end <= sql.length);
      }),
      rounds(500),
    );
  });
});
