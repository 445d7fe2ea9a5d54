import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TableRows } from '../model/table.ts';
import { explainSampled } from './explain-sampled.ts';
import type { Explanation } from './explain.ts';
import { mostRows, samplingPlan, type SamplingPlan } from './sampling-plan.ts';

type Of = (row: readonly number[]) => number;

function tableOf(rows: readonly (readonly number[])[]): TableRows {
  return {
    rows: rows.length,
    columns: (rows[0] ?? []).map((_, column) => ({
      name: `c${column}`,
      type: 'number',
      values: Float64Array.from(rows, (row) => row[column] ?? Number.NaN),
    })),
  };
}

const rowsOf = ({ rows, columns }: TableRows): readonly (readonly number[])[] =>
  Array.from({ length: rows }, (_, row) => columns.map(({ values }) => Number(values[row])));

/** What is told of the first row, compared with the others. */
function explained(
  rows: readonly (readonly number[])[],
  of: Of,
  plan: SamplingPlan,
  seed = 1,
): Promise<Explanation> {
  return explainSampled(
    { table: tableOf(rows), explained: 1 },
    (table) => Promise.resolve(Float64Array.from(rowsOf(table), of)),
    { plan, seed, onRow: () => Promise.resolve() },
  );
}

/** Not additive: all columns but the last act together. */
const together: Of = (row) =>
  Math.sin(row.slice(0, -1).reduce((sum, value) => sum + value, 0)) + (row[0] ?? 0) * (row[1] ?? 0);

const COLUMNS = 6;
const ALL: SamplingPlan = { isExact: true, others: 5, orders: 1 };
const SOME: SamplingPlan = { isExact: false, others: 5, orders: 40 };
const anyRows = fc.array(
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: COLUMNS, maxLength: COLUMNS }),
  {
    minLength: 6,
    maxLength: 6,
  },
);
const PLANS = { 'all orders': ALL, 'random orders': SOME };

describe('effects that the answers of a model tell', () => {
  for (const [name, plan] of Object.entries(PLANS)) {
    it(`add up, with the mean of the others, to the answer: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          const { base, values, effects, estimate } = await explained(rows, together, plan);
          const mean = rows.slice(1).reduce((sum, row) => sum + together(row) / 5, 0);
          assert.ok(Math.abs(base - mean) < 1e-12);
          const [value = Number.NaN] = values;
          assert.equal(value, together(rows[0] ?? []));
          assert.ok(Math.abs(effects.reduce((sum, each) => sum + each, base) - value) < 1e-9);
          assert.equal(estimate?.orders, plan.isExact ? undefined : 400);
        }),
        { numRuns: 40 },
      );
    });

    it(`are 0 of a column that the model does not read: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          const { effects, estimate } = await explained(rows, together, plan);
          assert.ok(Math.abs(effects[COLUMNS - 1] ?? 1) < 1e-12);
          assert.ok(Math.abs(estimate?.errors[COLUMNS - 1] ?? 0) < 1e-12);
        }),
        { numRuns: 40 },
      );
    });

    it(`are exact, without an error, where each column adds its own: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          const own = (column: number, value: number): number => (column + 1) * Math.cos(value);
          const of: Of = (row) => row.reduce((sum, value, column) => sum + own(column, value), 2);
          const { effects, estimate } = await explained(rows, of, plan);
          for (let column = 0; column < COLUMNS; column++) {
            const mean = rows.slice(1).reduce((sum, row) => sum + own(column, row[column] ?? 0) / 5, 0);
            assert.ok(Math.abs((effects[column] ?? 0) - (own(column, rows[0]?.[column] ?? 0) - mean)) < 1e-9);
            assert.ok((estimate?.errors[column] ?? 0) < 1e-9);
          }
        }),
        { numRuns: 40 },
      );
    });
  }

  it('are equal of columns with equal values that the model treats alike', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const twins = rows.map(([first = 0, , ...others]) => [first, first, ...others]);
        const { effects } = await explained(twins, together, ALL);
        assert.ok(Math.abs((effects[0] ?? 0) - (effects[1] ?? 0)) < 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('from random orders are as far from the exact ones as their standard errors say', async () => {
    const draws: number[] = [];
    const values = (row: number): readonly number[] =>
      Array.from({ length: COLUMNS }, (_, column) => Math.sin(7 * row + 3 * column) * 2);
    const rows = Array.from({ length: 6 }, (_, row) => values(row));
    const { effects: exact } = await explained(rows, together, ALL);
    for (let seed = 1; seed <= 60; seed++) {
      const { effects, estimate } = await explained(rows, together, { ...SOME, orders: 4 }, seed);
      for (let column = 0; column < COLUMNS - 1; column++)
        draws.push(((effects[column] ?? 0) - (exact[column] ?? 0)) / (estimate?.errors[column] ?? 0));
    }
    const spread = Math.sqrt(draws.reduce((sum, each) => sum + each ** 2, 0) / draws.length);
    assert.ok(spread > 0.8 && spread < 1.3, String(spread));
  });

  it('are the same for a seed, and for equal rows', async () => {
    const rows = [[1, 2, 3, 4, 5, 6], ...Array.from({ length: 5 }, (_, row) => [0, row, 0, 1, row, 0])];
    const effects = async (seed: number): Promise<readonly number[]> => [
      ...(await explained(rows, together, SOME, seed)).effects,
    ];
    assert.deepEqual(await effects(1), await effects(1));
    assert.notDeepEqual(await effects(1), await effects(2));
    const twice = await explainSampled(
      { table: tableOf([rows[0] ?? [], ...rows]), explained: 2 },
      (table) => Promise.resolve(Float64Array.from(rowsOf(table), together)),
      { plan: SOME, seed: 1, onRow: () => Promise.resolve() },
    );
    assert.deepEqual([...twice.effects.slice(0, COLUMNS)], [...twice.effects.slice(COLUMNS)]);
  });

  it('move whole texts from row to row, and end when they are told to', async () => {
    const table: TableRows = {
      rows: 3,
      columns: [
        { name: 'city', type: 'text', values: ['Lyon', 'Paris', ''] },
        { name: 'age', type: 'number', values: Float64Array.of(1, 2, 3) },
      ],
    };
    const seen = new Set<string>();
    const of = (asked: TableRows): Promise<Float64Array> =>
      Promise.resolve(
        Float64Array.from({ length: asked.rows }, (_, row) => {
          const [city, age] = asked.columns.map(({ values }) => values[row]);
          seen.add(`${city} ${age}`);
          return city === 'Lyon' ? Number(age) : 0;
        }),
      );
    const plan = { isExact: true, others: 2, orders: 1 };
    const { effects } = await explainSampled({ table, explained: 1 }, of, {
      ...{ plan, seed: 1 },
      onRow: () => Promise.resolve(),
    });
    // Lyon adds 1 to 2 or 3 as first and 1 as last; the age adds 1 − 2 or 1 − 3 where Lyon came before.
    assert.deepEqual([...effects], [1.75, -0.75]);
    assert.deepEqual([...seen].sort(), [' 1', ' 3', 'Lyon 1', 'Lyon 2', 'Lyon 3', 'Paris 1', 'Paris 2']);
    const onRow = (): Promise<void> => Promise.reject(new Error('ended'));
    await assert.rejects(
      explainSampled({ table, explained: 1 }, of, { plan, seed: 1, onRow }),
      /^Error: ended$/u,
    );
  });

  it('asks about many rows in several parts', async () => {
    const columns = 40;
    const rows = Array.from({ length: 3 }, (_, row) =>
      Array.from({ length: columns }, (_of, column) => (row === 0 ? 1 : column % 7)),
    );
    const sizes: number[] = [];
    await explainSampled(
      { table: tableOf(rows), explained: 1 },
      (table) => {
        sizes.push(table.rows);
        return Promise.resolve(Float64Array.from(rowsOf(table), together));
      },
      {
        ...{ plan: { isExact: false, others: 2, orders: 250 }, seed: 1 },
        onRow: () => Promise.resolve(),
      },
    );
    // Columns whose values are equal are not changed: 6 of 40.
    const batch = Math.floor(2 ** 20 / columns);
    assert.deepEqual(sizes, [3, batch, 2 * 2 * 250 * 33 - batch]);
  });
});

describe('the number of answers that effects are made of', () => {
  const cases = [
    [
      { explained: 1, others: 100, columns: 10 },
      { isExact: true, others: 100, orders: 1 },
    ],
    [
      { explained: 1000, others: 100, columns: 5 },
      { isExact: true, others: 100, orders: 1 },
    ],
    [
      { explained: 1, others: 100, columns: 11 },
      { isExact: false, others: 100, orders: 10 },
    ],
    [
      { explained: 1000, others: 100, columns: 10 },
      { isExact: false, others: 100, orders: 2 },
    ],
    [
      { explained: 1000, others: 100, columns: 6 },
      { isExact: false, others: 100, orders: 2 },
    ],
    [
      { explained: 100, others: 100, columns: 20 },
      { isExact: false, others: 100, orders: 2 },
    ],
    [
      { explained: 10, others: 100, columns: 20 },
      { isExact: false, others: 100, orders: 10 },
    ],
    [
      { explained: 1000, others: 100, columns: 30 },
      { isExact: false, others: 36, orders: 2 },
    ],
    [
      { explained: 1, others: 1, columns: 30 },
      { isExact: false, others: 1, orders: 1024 },
    ],
    [{ explained: 1000, others: 100, columns: 500 }, undefined],
    [{ explained: 1, others: 100, columns: 100_000 }, undefined],
  ] as const;
  for (const [size, plan] of cases)
    it(`is bounded: ${JSON.stringify(size)}`, () => {
      assert.deepEqual(samplingPlan(size), plan);
    });

  it('says how many rows can be explained', () => {
    for (const columns of [11, 30, 500, 2000]) {
      const explainedRows = mostRows({ others: 100, columns });
      assert.ok(samplingPlan({ explained: explainedRows, others: 100, columns }));
      assert.equal(samplingPlan({ explained: explainedRows + 1, others: 100, columns }), undefined);
    }
    assert.equal(mostRows({ others: 100, columns: 100_000 }), 0);
  });
});
