import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAME_FUNCTIONS } from '@vitruve/manifests/testing';
import { SparkTranslator } from './translate.ts';

const PAGE = join(import.meta.dirname, '../../../../../docs/tasks/sql.md');

describe('SQL for Spark', function () {
  this.timeout(30_000);
  let translator: SparkTranslator;
  before(async () => {
    translator = await SparkTranslator.load({ n: 3, x: 1.5, word: "it's", none: null, yes: true });
  });

  const of = (expression: string): string =>
    /^SELECT (.*) FROM t$/u.exec(translator.translate(`SELECT ${expression} FROM t`))?.[1] ?? '';

  it('has the meaning that it has on DuckDB, where Spark reads the same otherwise', () => {
    for (const [duckdb, spark] of [
      ['a / b', '(CAST((a) AS DOUBLE) / CAST((b) AS DOUBLE))'],
      ['dayofweek(d)', '(WEEKDAY(d) + 1) % 7'],
      ['week(d)', 'WEEKOFYEAR((d))'],
      ['avg(a)', 'AVG(CAST((a) AS DOUBLE))'],
      ["strftime(d, '%Y-%m-%d')", "DATE_FORMAT(d, 'yyyy-MM-dd')"],
      ["concat('a', 'b')", "CONCAT(COALESCE(('a'), ''), COALESCE(('b'), ''))"],
      ['INTERVAL 24 HOURS', "INTERVAL '86400' SECOND"],
      ["INTERVAL '2 years'", "INTERVAL '24' MONTH"],
      ["CAST('2024-01-01' AS TIMESTAMP)", "CAST(('2024-01-01') AS TIMESTAMP_NTZ)"],
      ['count(*)::INTEGER', 'CAST((COUNT(*)) AS INT)'],
      ['* EXCLUDE (a)', '* EXCEPT (a)'],
      ['"a ""b"', '`a "b`'],
    ] as const)
      assert.equal(of(duckdb), spark, duckdb);
    assert.match(of('d::INTEGER'), /RINT\(.*ROUND\(.*ELSE CAST\(\(d\) AS INT\) END$/u);
    assert.match(
      of('d::DECIMAL(9, 2)'),
      /ROUND\(CAST\(\(d\) AS DOUBLE\) \* 1e2\) \/ 1e2 AS DECIMAL\(9, 2\)\)/u,
    );
    assert.match(of('d::VARCHAR'), /RAISE_ERROR\('floating-point numbers have other texts on Spark/u);
    assert.match(of('sqrt(d)'), /WHEN \(d\) < 0 THEN CAST\(RAISE_ERROR/u);
    assert.equal(
      translator.translate('SELECT a FROM t ORDER BY a, b DESC').slice(16),
      'ORDER BY a NULLS LAST, b DESC',
    );
    assert.equal(
      translator.translate('SELECT * FROM t QUALIFY rank() OVER (ORDER BY a NULLS FIRST) = 1'),
      'SELECT * FROM (SELECT *, (RANK() OVER (ORDER BY a NULLS FIRST) = 1) AS vitruve_kept FROM t) WHERE vitruve_kept',
    );
  });

  it('has the values of parameters, with their types', () => {
    for (const [duckdb, spark] of [
      ['$n', 'CAST(3 AS BIGINT)'],
      ['$x', 'CAST(1.5 AS DOUBLE)'],
      ["getvariable('n')", '(3)'],
      ["getvariable('word')", String.raw`'it\'s'`],
      ["getvariable('absent')", 'NULL'],
      ['$none', 'NULL'],
      ['$yes', '(TRUE)'],
    ] as const)
      assert.equal(of(duckdb), spark, duckdb);
    assert.throws(() => of('$absent'), /The parameter "absent" has no value/u);
  });

  it('is refused where it cannot be read', () => {
    assert.throws(() => of('a b c'), /The SQL cannot be translated for Spark: Parse error/u);
    assert.throws(() => of('a::UUID'), /The type "uuid" has no equivalent on Spark/iu);
  });

  it('may call the functions that its page lists', async () => {
    const [, list = ''] = (await readFile(PAGE, 'utf8')).split(/<!-- \/?functions -->/u);
    const names = [...list.matchAll(/`(\w+)`/gu)].map(([, name]) => name);
    assert.deepEqual(names, [...SAME_FUNCTIONS].sort());
  });
});
