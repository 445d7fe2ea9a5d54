import assert from 'node:assert/strict';
import { asksForOrder } from './row-order.ts';

describe('the order of rows', () => {
  it('is asked for by a query, wherever it stands', () => {
    for (const sql of [
      'SELECT a FROM t ORDER BY a',
      'CREATE VIEW v AS SELECT a FROM t\norder  by ALL; SELECT 1',
      'WITH s AS (SELECT a FROM t ORDER BY a) FROM s',
      'SELECT * FROM (FROM t ORDER BY a LIMIT 3)',
      'SELECT a FROM t WHERE a IN (1, (2)) ORDER /* x */ BY a',
      'SELECT count(*), a FROM t GROUP BY a ORDER BY a',
    ])
      assert.equal(asksForOrder(sql), true, sql);
  });

  it('is not asked for by a window, an aggregate, a name or a text', () => {
    for (const sql of [
      'SELECT sum(a) OVER (PARTITION BY b ORDER BY c) FROM t',
      'SELECT sum(a) OVER (ORDER BY c ROWS 3 PRECEDING) FROM t',
      'SELECT a FROM t WINDOW w AS (w2 ORDER BY c)',
      "SELECT string_agg(a, ',' ORDER BY a) FROM t",
      `SELECT "order by", 'ORDER BY' FROM t -- ORDER BY a`,
      'SELECT $$ ORDER BY $$ AS x, order_by FROM t',
    ])
      assert.equal(asksForOrder(sql), false, sql);
  });
});
