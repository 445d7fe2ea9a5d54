import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../core/text/refusal.ts';
import { ROOT, uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { importQuality } from '../import-files.ts';
import { importSuite, readForeignSuite } from './import-suite.ts';
import { GREAT_EXPECTATIONS } from './great-expectations-rules.ts';
import { writeSuite } from './write-suite.ts';

/** The suite that a file becomes, and its findings. */
function imported(file: unknown): { readonly text: string; readonly errors: readonly string[] } {
  const suite = readForeignSuite(typeof file === 'string' ? file : JSON.stringify(file));
  assert.ok(suite);
  const text = writeSuite(suite);
  const { findings } = workspaceOf({ 'a.quality.yaml': text }).check(uriOf('a.quality.yaml'));
  return { text, errors: findings.map(({ message, rule }) => `${rule}: ${message}`) };
}

/** The lines below `checks:`, without their indentation. */
function checksIn(text: string): readonly string[] {
  return text
    .slice(text.indexOf('    checks:'))
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(6));
}

const gx = (...expectations: readonly object[]): object => ({ name: 'orders', expectations });
const column = (type: string, kwargs: object): object => ({ type, kwargs: { column: 'amount', ...kwargs } });

describe('imports of quality suites', () => {
  it('translates expectations of Great Expectations', () => {
    const { text, errors } = imported(
      gx(
        column('expect_column_values_to_not_be_null', { mostly: 0.95 }),
        column('expect_column_values_to_be_between', { min_value: 0, max_value: 10, strict_min: true }),
        { type: 'expect_compound_columns_to_be_unique', kwargs: { column_list: ['id', 'day'] } },
        { ...column('expect_column_values_to_be_in_set', { value_set: ['a', 1] }), severity: 'warning' },
        column('expect_column_mean_to_be_between', { min_value: 1.5 }),
        column('expect_column_values_to_match_regex', {
          regex: '^[A-Z]+$',
          row_condition: 'col("kind") == "x"',
          condition_parser: 'great_expectations',
        }),
        { type: 'expect_table_row_count_to_equal', kwargs: { value: 3 } },
        {
          type: 'expect_column_pair_values_a_to_be_greater_than_b',
          kwargs: { column_A: 'a', column_B: 'b' },
        },
      ),
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(checksIn(text), [
      'amount-known:',
      '  column: amount',
      '  notNull: true',
      '  tolerate: 5%',
      'amount-range:',
      '  column: amount',
      '  range: { above: 0, max: 10 }',
      '# rows with an empty value in one of the columns are not compared here',
      'id-day-unique:',
      '  unique: [id, day]',
      'amount-values:',
      '  column: amount',
      '  values: [a, 1]',
      '  severity: warning',
      'amount-statistic:',
      '  column: amount',
      '  statistic: { of: mean, min: 1.5 }',
      'amount-pattern:',
      '  column: amount',
      '  pattern: "^[A-Z]+$"',
      `  where: "\\"kind\\" = 'x'"`,
      'rows:',
      '  rowCount: { min: 3, max: 3 }',
      'condition:',
      '  condition: "coalesce(\\"a\\" > \\"b\\", \\"a\\" IS NULL AND \\"b\\" IS NULL)"',
    ]);
  });

  it('says of each expectation that it does not translate why', () => {
    const { text, errors } = imported(
      gx(
        column('expect_column_kl_divergence_to_be_less_than', { threshold: 0.1 }),
        column('expect_column_values_to_match_regex', { regex: '(?!a)b' }),
        column('expect_column_values_to_be_between', { min_value: { $PARAMETER: 'x' } }),
        column('expect_column_max_to_be_between', { min_value: 1, strict_min: true }),
        column('expect_column_values_to_not_be_null', { row_condition: 'a.str.len() > 3' }),
      ),
    );
    assert.deepEqual(errors, []);
    const told = text.split('\n').filter((line) => line.includes('# Not imported: '));
    assert.equal(told.length, 5);
    assert.ok(told.some((line) => line.includes('no counterpart: expect_column_kl_divergence')));
    assert.ok(told.some((line) => line.includes('lookaround')));
  });

  it('translates SodaCL', () => {
    const { text, errors } = imported(`
filter orders [daily]:
  where: day = CURRENT_DATE
checks for orders:
  - row_count between 10 and 1000
  - missing_count(id) = 0
  - missing_percent(phone) < 5%
  - duplicate_count(id, day) = 0
  - invalid_count(status) = 0:
      valid values: [new, paid]
      name: Status is known
  - min(amount) > 0
  - avg(amount) between 1 and 9
  - freshness(day) < 1d
  - values in (customer) must exist in customers (id)
  - missing_count(day):
      warn: when > 5
      fail: when > 10
  - schema:
      fail:
        when required column missing: [id, day]
  - failed rows:
      fail condition: amount < fee
  - anomaly score for row_count < default
checks for orders [daily]:
  - row_count > 0
`);
    assert.deepEqual(errors, []);
    for (const line of [
      'rowCount: { min: 10, max: 1000 }',
      'tolerate: 5%',
      'unique: [id, day]',
      'values: [new, paid]',
      'description: Status is known',
      'range: { above: 0 }',
      'statistic: { of: mean, min: 1, max: 9 }',
      'freshness: "1d"',
      'references: { table: customers, column: [id] }',
      'tolerate: 5\n        severity: warning',
      'tolerate: 10\n',
      'columns: { id: null, day: null }',
      'condition: NOT (amount < fee)',
      'where: day = CURRENT_DATE',
      '  customers:\n',
      '# Not imported: no counterpart: anomaly score for row_count < default',
    ])
      assert.ok(text.includes(line), `${line}\n${text}`);
  });

  it('translates contracts of Soda', () => {
    const { text, errors } = imported(`
dataset: db/public/orders
columns:
  - name: id
    data_type: integer
    checks:
      - missing:
      - duplicate:
  - name: status
    data_type: varchar
    checks:
      - invalid:
          valid_values: [new, paid]
          threshold: { metric: percent, must_be_less_than_or_equal: 5 }
  - name: amount
    checks:
      - aggregate: { function: avg, threshold: { must_be_between: [1, 9] } }
checks:
  - schema:
  - row_count: { threshold: { must_be_greater_than: 0 } }
  - freshness: { column: day, threshold: { unit: hour, must_be_less_than: 24 } }
  - failed_rows: { name: Fees, expression: amount < fee }
`);
    assert.deepEqual(errors, []);
    for (const line of [
      'columns: { id: integer, status: text, amount: null }',
      'noOthers: true',
      'unique: [id]',
      'tolerate: 5%',
      'statistic: { of: mean, min: 1, max: 9 }',
      'rowCount: { min: 1 }',
      'freshness: 24h',
      'condition: NOT (amount < fee)',
    ])
      assert.ok(text.includes(line), `${line}\n${text}`);
  });

  it('translates contracts of ODCS', () => {
    const { text, errors } = imported(`
apiVersion: v3.1.0
kind: DataContract
name: shop
team: [{ username: ann }]
description: { purpose: Sales, usage: Reports }
schema:
  - name: orders
    physicalName: orders_v1
    properties:
      - { name: id, logicalType: integer, primaryKey: true, classification: restricted }
      - name: code
        logicalType: string
        required: true
        logicalTypeOptions: { minLength: 2, maxLength: 8, pattern: '^[A-Z]+$', format: uuid }
        quality:
          - { type: library, metric: invalidValues, arguments: { validValues: [AA, BB] }, mustBe: 0 }
          - { type: library, metric: nullValues, mustBeLessThan: 5, unit: percent, dimension: completeness }
          - { type: text, description: Should be nice }
    quality:
      - { metric: rowCount, mustBeBetween: [10, 20] }
      - { type: sql, query: SELECT 1, mustBe: 1 }
`);
    assert.deepEqual(errors, []);
    for (const line of [
      '# Not imported, because a suite only checks data: team, description.usage, properties.classification, quality.dimension',
      '  orders_v1:',
      'columns: { id: integer, code: text }',
      'column: [id, code]',
      'unique: [id]',
      'length: { min: 2, max: 8 }',
      'pattern: "^[A-Z]+$"',
      'values: [AA, BB]',
      'rowCount: { min: 10, max: 20 }',
      '# Not imported: a rule of type "sql" has no counterpart',
      '# Not imported: a description in words has no counterpart',
      '# Not imported: no counterpart for: format',
    ])
      assert.ok(text.includes(line), `${line}\n${text}`);
  });

  it('takes nothing else, and replaces nothing', () => {
    assert.equal(readForeignSuite('a: 1'), undefined);
    assert.equal(readForeignSuite('['), undefined);
    const run = (files: readonly string[], text: string): unknown => {
      const workspace = workspaceOf(
        {},
        { beginnings: { 'x/gx.json': text }, files: ['x/gx.json', ...files] },
      );
      const { settings, graph, today } = workspace.folderContext(ROOT);
      return importSuite({ root: ROOT, language: 'en', today, settings, graph }, { file: 'x/gx.json' });
    };
    const sound = JSON.stringify(gx());
    assert.ok(isRefusal(run([], '{}') as object));
    assert.ok(isRefusal(run(['x/gx.quality.yaml'], sound) as object));
    assert.deepEqual((run([], sound) as { notes: string[] }).notes, [
      'Imported from Great Expectations: checks: 0, not imported: 0',
    ]);
  });

  it('reads no half of a file, and says which documents it does not read', () => {
    const run = (text: string): { refused?: string; notes?: readonly string[] } => {
      const workspace = workspaceOf({}, { beginnings: { 'checks.yml': text }, files: ['checks.yml'] });
      const { settings, graph, today } = workspace.folderContext(ROOT);
      return importSuite({ root: ROOT, language: 'en', today, settings, graph }, { file: 'checks.yml' });
    };
    const checks = 'checks for orders:\n  - row_count > 0\n';
    assert.equal(
      run(`${checks}checks for orders:\n  - missing_count(id) = 0\n`).refused,
      '"checks.yml" cannot be read: Duplicate key "checks for orders": the last one applies',
    );
    assert.ok(
      run(`${checks}checks for parts:\n  - a: [\n`).refused?.startsWith('"checks.yml" cannot be read: '),
    );
    assert.deepEqual(run(`---\n${checks}---\n${checks}---\n`).notes, [
      'Imported from SodaCL: checks: 1, not imported: 0',
      'Not imported: 1 other document of the file',
    ]);
    assert.deepEqual(run(checks).notes, ['Imported from SodaCL: checks: 1, not imported: 0']);
  });

  it('are refused by the command for all other files, which names the right one', () => {
    const [one, other] = [
      { name: 'x/gx.json', text: JSON.stringify(gx()) },
      { name: 'checks.yml', text: 'checks for orders:\n  - row_count > 0\n' },
    ];
    assert.equal(
      importQuality([one])?.refused.message,
      '"x/gx.json" holds checks of data (Great Expectations): import it with "vitruve quality import x/gx.json"',
    );
    assert.match(importQuality([other])?.refused.message ?? '', /\(SodaCL\)/u);
    assert.equal(importQuality([one, other]), undefined);
    assert.equal(importQuality([{ name: 'a.yaml', text: 'a: 1' }]), undefined);
  });

  it('makes suites without errors of whatever expectations say', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    const names = [
      'column',
      'value_set',
      'min_value',
      'max_value',
      'strict_min',
      'regex',
      'column_list',
      'mostly',
      'value',
      'column_A',
      'column_B',
      'type_',
      'like_pattern',
      'strftime_format',
    ];
    const kwargs = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    );
    const expectation = fc.record({ type: fc.constantFrom(...Object.keys(GREAT_EXPECTATIONS)), kwargs });
    fc.assert(
      fc.property(fc.array(expectation, { maxLength: 4 }), (expectations) => {
        const { errors } = imported({ name: 'x', expectations });
        // What contradicts itself, does so afterwards, too.
        const own = errors.filter(
          (error) => !/^quality\/(?:bounds|contradiction|check-repeated|table-missing|column)/u.test(error),
        );
        assert.deepEqual(own, []);
      }),
      { seed: 7, numRuns: Number(process.env['RUNS'] ?? 150) },
    );
  });
});
