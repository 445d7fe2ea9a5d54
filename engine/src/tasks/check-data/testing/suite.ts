/** A suite with each expectation, that holds and that does not. */
export const SUITE = `version: 1
name: Orders
tables:
  orders:
    path: orders.csv
    personal: [email]
    checks:
      null: { column: [id, day, email], notNull: true }
      no-null: { column: id, notNull: true }
      values: { column: status, values: [new, paid, sent] }
      values-ok: { column: status, values: [new, paid, sent, lost] }
      numbers: { column: id, values: [1, 2, 4] }
      forbidden: { column: status, forbidden: [lost, none] }
      above: { column: amount, range: { above: 7 } }
      min: { column: amount, range: { min: -3, max: 12.5 }, failures: out/none.csv }
      below: { column: amount, range: { below: 12.5 } }
      days: { column: day, where: id > 0, range: { min: 2026-01-06, below: 2026-01-09 } }
      length: { column: status, length: { min: 4 } }
      pattern: { column: email, pattern: '^[a-c]@', failures: out/mail.csv }
      not-pattern: { column: email, forbiddenPattern: 'z@' }
      where: { column: amount, range: { min: 0 }, where: status <> 'paid' }
      tolerated: { column: amount, range: { min: 0 }, tolerate: 20% }
      not-tolerated: { column: amount, range: { min: 0 }, tolerate: 19.9%, failures: out/amount.parquet }
      tolerated-rows: { column: status, length: { min: 4 }, tolerate: 2 }
      warned: { column: amount, range: { min: 1 }, tolerate: 0, severity: warning }
      date-format: { column: status, dateFormat: '%d/%m/%Y' }
      date-read: { column: day, dateFormat: '%Y-%m-%d' }
      not-a-number: { column: amount, where: id > 0, values: [many] }
      key: { unique: [id] }
      keys: { unique: [id, status] }
      empty-keys: { unique: [day, email] }
      reference: { column: id, references: { table: customers, column: id } }
      reference-where: { column: id, where: id < 5, references: { table: customers, column: id } }
      as-text: { column: status, references: { table: customers, column: id } }
      total: { total: { of: amount, by: [status], table: same, equals: amount } }
      differs: { total: { of: amount, by: [status], table: other, equals: amount } }
      within: { total: { of: amount, equals: amount + 1, within: 5 } }
      not-within: { total: { of: amount, equals: amount + 1, within: 4.9 } }
      columns: { columns: { id: integer, day: date, amount: number, status: , email: text }, inOrder: true, noOthers: true }
      more: { columns: { zip: text, amount: integer, id: , day: , status: }, noOthers: true }
      order: { columns: { day: , id: }, inOrder: true }
      rows: { rowCount: { min: 5, max: 5 } }
      few: { rowCount: { min: 6 } }
      first: { rowCount: { change: 1% } }
      fresh: { column: day, freshness: 4d }
      old: { column: day, freshness: 1d }
      mean: { column: amount, statistic: { of: mean, min: 6.7, max: 6.7 } }
      sum: { column: amount, statistic: { of: sum, max: 33.4 } }
      median: { column: amount, statistic: { of: median, min: 8, max: 8 } }
      quantile: { column: amount, statistic: { of: quantile, at: 0, max: -3 } }
      distinct: { column: status, statistic: { of: distinct, min: 4, max: 4 } }
      lowest: { column: day, statistic: { of: lowest, min: 2026-01-06 } }
      none: { column: day, where: id > 9, statistic: { of: lowest, min: 2026-01-06 } }
      share: { share: { of: status = 'new', min: 40%, max: 40% } }
      low-share: { share: { of: status = 'new', min: 40.1% } }
      drift: { column: amount, drift: { from: same, max: 0 } }
      drift-text: { column: status, drift: { from: customers } }
      drifted: { column: id, drift: { from: customers, max: 0.01 } }
      psi: { column: amount, drift: { from: same, method: psi, max: 0 } }
      jensen-shannon: { column: status, drift: { from: same, max: 0 } }
      ok: { condition: id > 0 }
      wrong: { condition: amount > 0 and day is not null }
      undecided: { condition: day > DATE '2026-01-05' }
      comment: { condition: 'id > 0 -- always' }
      aggregate: { condition: sum(amount) > 3 }
      unknown: { condition: nope > 3 }
      not-sql: { condition: id > }
      injected: { condition: "true); DROP TABLE orders; SELECT (1" }
      file: { condition: "id IN (SELECT 1 FROM read_csv('/etc/passwd'))" }
      fails-on-data: { condition: CAST(status AS INTEGER) > 1 }
  customers:
    path: customers.csv
  same:
    path: orders.csv
  other:
    path: other.csv
  aged:
    path: aged.csv
    checks:
      file: { freshness: 2d }
  gone:
    path: gone.csv
    checks:
      key: { unique: [id] }
`;

/** What is found of each check: `passed`, or status and message. Of the table `orders` unless it says another. */
export const EXPECTED: Readonly<Record<string, string | RegExp>> = {
  null: 'failed: failing: 1 of 5 rows (20%), day: 1, email: 1',
  'no-null': 'passed',
  values: 'failed: failing: 1 of 5 rows (20%)',
  'values-ok': 'passed',
  numbers: 'failed: failing: 1 of 5 rows (20%)',
  forbidden: 'failed: failing: 1 of 5 rows (20%)',
  above: 'failed: failing: 2 of 5 rows (40%)',
  min: 'passed',
  below: 'failed: failing: 1 of 5 rows (20%)',
  days: 'failed: failing: 2 of 4 rows (50%)',
  length: 'failed: failing: 2 of 5 rows (40%)',
  pattern: 'failed: failing: 1 of 4 rows (25%)',
  'not-pattern': 'failed: failing: 1 of 4 rows (25%)',
  where: 'passed',
  tolerated: 'passed',
  'not-tolerated': 'failed: failing: 1 of 5 rows (20%), tolerated: 19.9%',
  'tolerated-rows': 'passed',
  warned: 'failed: failing: 1 of 5 rows (20%), tolerated: 0',
  'date-format': 'failed: failing: 5 of 5 rows (100%)',
  'date-read': 'not-run: Column "day" is read as DATE, so that the format of its texts is not known',
  'not-a-number': 'not-run: "many" is not a number',
  key: 'failed: failing: 2 of 5 rows (40%)',
  keys: 'passed',
  'empty-keys': 'passed',
  reference: 'failed: failing: 1 of 5 rows (20%)',
  'reference-where': 'passed',
  'as-text': 'failed: failing: 5 of 5 rows (100%)',
  total: 'passed',
  differs: 'failed: different: 3 of 5 totals (lost: 9.0 ≠ ∅; none: ∅ ≠ 1.0; paid: -3.0 ≠ -4.0)',
  within: 'passed',
  'not-within': 'failed: different: 1 of 1 total (33.5 ≠ 38.5)',
  columns: 'passed',
  more: 'failed: column "zip" is missing, column "amount" is DOUBLE, not integer, unexpected column "email"',
  order: 'failed: column "id" is not in its place',
  rows: 'passed',
  few: 'failed: 5 rows, minimum: 6',
  first: 'passed',
  fresh: 'passed',
  old: 'failed: Newest: 2026-01-09T00:00:00Z, 2 d 0 h old',
  mean: 'passed',
  sum: 'failed: sum: 33.5, maximum: 33.4',
  median: 'passed',
  quantile: 'passed',
  distinct: 'passed',
  lowest: 'failed: lowest: 2026-01-05, minimum: 2026-01-06',
  none: 'failed: No values',
  share: 'passed',
  'low-share': 'failed: 2 of 5 rows (40%), minimum: 40.1%',
  drift: 'passed',
  'drift-text': 'failed: Table "customers" has no column "status"',
  // The area between the cumulative shares of 1, 2, 2, 4, 5 and of 1, 2, 4 is 7/15; the deviation of the second is √(14/9).
  drifted: /^failed: distance: 0\.3742 \(wasserstein\), maximum: 0\.01$/u,
  psi: 'passed',
  'jensen-shannon': 'passed',
  ok: 'passed',
  wrong: 'failed: failing: 2 of 5 rows (40%)',
  undecided: 'failed: failing: 1 of 5 rows (20%), 1 row could not be decided',
  comment: 'passed',
  aggregate: /^not-run: /u,
  unknown: /^not-run: Referenced column "nope" not found/u,
  'not-sql': 'not-run: "id >" is not an SQL expression',
  injected: 'not-run: "true); DROP TABLE orders; SELECT (1" is not an SQL expression',
  file: /^not-run: "\/etc\/passwd" is not an input or output/u,
  'fails-on-data': /^not-run: .*Could not convert string 'new'/u,
  'aged/file': /^failed: Newest: 2026-01-01T00:00:00Z, 10 d 0 h old/u,
  'gone/key': /^not-run: .*gone\.csv" does not exist/u,
};
