import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileModel } from '../export/run-model.ts';
import { LearningFault, type Fault } from '../training/fault.ts';
import { choicesOf, MOST_ITEMS, MOST_ROWS, usableRows } from './choices.ts';
import { holdOut } from './held-out.ts';
import { measureRecommender } from './measure.ts';
import { neighborsOf } from './neighbors.ts';
import { recommend } from './recommend.ts';
import type { ChoiceRows, RecommenderRequest } from './request.ts';
import { trainRecommender } from './train-recommender.ts';

const COLUMNS = { user: 'customer', item: 'product', weight: 'quantity' };

/** `u:a b` is a user who chose a, then b. */
function rowsOf(...histories: readonly string[]): ChoiceRows {
  const pairs = histories.flatMap((history) => {
    const [user = '', items = ''] = history.split(':');
    return items.split(' ').map((item) => ({ user, item }));
  });
  return { users: pairs.map(({ user }) => user), items: pairs.map(({ item }) => item) };
}

function every({ users }: ChoiceRows): Uint32Array {
  return Uint32Array.from(users, (_, row) => row);
}

function requestOf(rows: ChoiceRows, own: Partial<RecommenderRequest> = {}): RecommenderRequest {
  return { rows, columns: COLUMNS, k: 2, neighbors: 50, test: 0, seed: 1, threads: 1, version: '1', ...own };
}

function faultOf(work: () => unknown): Fault | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof LearningFault) return error.fault;
    throw error;
  }
  return undefined;
}

const SHOP = rowsOf('u:a b c', 'v:a b', 'w:b c d', 'x:d e', 'y:a e', 'z:f');

describe('a recommender', function () {
  this.timeout(60_000);

  it('knows the cosines of items', () => {
    const choices = choicesOf(SHOP, every(SHOP));
    const { items, cosines, count } = neighborsOf(choices, 50);
    assert.deepEqual(choices.items, ['a', 'b', 'c', 'd', 'e', 'f']);
    const ofA = new Map(
      Array.from({ length: count }, (_, at) => [choices.items[items[at] ?? 0], cosines[at] ?? 0]),
    );
    // Two people chose a and b, of three each; one a and c, of three and two.
    assert.ok(Math.abs((ofA.get('b') ?? 0) - 2 / 3) < 1e-12);
    assert.ok(Math.abs((ofA.get('c') ?? 0) - 1 / Math.sqrt(6)) < 1e-12);
    assert.equal(ofA.has('d'), false);
  });

  it('equals the cosines of whole vectors, for any weights', () => {
    const row = fc.record({
      user: fc.integer({ min: 0, max: 6 }),
      item: fc.integer({ min: 0, max: 5 }),
      weight: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const table: ChoiceRows = {
          users: rows.map(({ user }) => `u${user}`),
          items: rows.map(({ item }) => `i${item}`),
          weights: Float64Array.from(rows, ({ weight }) => weight),
        };
        const choices = choicesOf(table, every(table));
        const vectors = choices.items.map((item) =>
          Array.from({ length: 7 }, (_, user) =>
            rows.reduce(
              (sum, each) => sum + (each.user === user && `i${each.item}` === item ? each.weight : 0),
              0,
            ),
          ),
        );
        const dot = (a: readonly number[] = [], b: readonly number[] = []): number =>
          a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
        const { items, cosines, count } = neighborsOf(choices, 10);
        for (let item = 0; item < choices.items.length; item++)
          for (let at = item * count; at < (item + 1) * count; at++) {
            const other = items[at] ?? 0;
            if (other === choices.items.length) continue;
            const [own, their] = [vectors[item], vectors[other]];
            const expected = dot(own, their) / Math.sqrt(dot(own, own) * dot(their, their));
            assert.ok(Math.abs((cosines[at] ?? 0) - expected) < 1e-12);
          }
      }),
      { numRuns: 30 },
    );
  });

  it('recommends what is similar and was not chosen, then what is popular with a score of 0', () => {
    const choices = choicesOf(SHOP, every(SHOP));
    const recommender = { items: choices.items, neighbors: neighborsOf(choices, 50), k: 4 };
    const named = (history: readonly number[]): readonly (string | undefined)[] =>
      recommend(recommender, history).items.map((item) => choices.items[item]);
    const known = recommend(recommender, [4]);
    assert.deepEqual(named([4]), ['d', 'a', 'b', 'c']);
    assert.deepEqual([known.scores[2], known.scores[3]], [0, 0]);
    assert.deepEqual(named([]), ['a', 'b', 'c', 'd']);
    assert.deepEqual(named([0, 1, 2, 3, 4]), ['f']);
  });

  it('is a file that answers the same, for 1 and 4 threads the same bytes', async () => {
    const { bytes, proof } = await trainRecommender(requestOf(SHOP, { k: 4 }), () => undefined);
    const other = await trainRecommender(requestOf(SHOP, { k: 4, threads: 4 }), () => undefined);
    assert.deepEqual(other.bytes, bytes);
    assert.equal(proof.rows, 10);
    assert.ok(proof.difference < 1e-12);
    const file = await FileModel.open(bytes, 1);
    const values = ['e', '', 'a|b|c|d|e', 'e|unknown|e'];
    const found = await file.run({ rows: 4, columns: [{ name: 'history', type: 'text', values }] });
    await file.close();
    const items = found.get('items')?.values ?? [];
    const rowOf = (row: number): readonly unknown[] => [...items.slice(row * 4, row * 4 + 4)];
    assert.deepEqual(rowOf(0), ['d', 'a', 'b', 'c']);
    assert.deepEqual(rowOf(1), ['a', 'b', 'c', 'd']);
    assert.deepEqual(rowOf(2), ['f', '', '', '']);
    assert.deepEqual(rowOf(3), rowOf(0));
  });

  it('is measured by one item of each user who has two, and is not trained on it', () => {
    const { training, chosen } = holdOut(SHOP, every(SHOP), { test: 0.15, seed: 3 });
    assert.deepEqual([...chosen.keys()], ['u', 'v', 'w', 'x', 'y']);
    for (const [user, held] of chosen)
      for (const item of held.keys())
        assert.equal(
          training.some((row) => SHOP.users[row] === user && SHOP.items[row] === item),
          false,
        );
    assert.equal(training.length, SHOP.users.length - 5);
    assert.deepEqual(holdOut(SHOP, every(SHOP), { test: 0.15, seed: 3 }).chosen, chosen);
  });

  it('is measured by how relevant the later choices are, where that is known', () => {
    const table = {
      ...rowsOf('u:a b', 'v:a c', 'w:a', 'w:b', 'w:c', 'w:c'),
      times: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8),
      relevance: Float64Array.of(1, 1, 1, 1, 1, 2, 5, 3),
    };
    const heldOut = holdOut(table, every(table), { test: 3 / 8, seed: 1 });
    assert.deepEqual(
      [...heldOut.chosen],
      [
        [
          'w',
          new Map([
            ['b', 2],
            ['c', 5],
          ]),
        ],
      ],
    );
    const choices = choicesOf(table, heldOut.training);
    const model = { items: choices.items, neighbors: neighborsOf(choices, 5, () => undefined), k: 2 };
    const list = recommend(model, choices.histories.get('w')?.items ?? new Uint32Array()).items.map(
      (item) => model.items[item] ?? '',
    );
    const gains = list.map((item) => heldOut.chosen.get('w')?.get(item) ?? 0);
    const graded = measureRecommender(model, choices, heldOut, { seed: 1, isGraded: true });
    const second = 1 / Math.log2(3);
    const [first = 0, last = 0] = gains;
    const expected = (first + last * second) / (5 + 2 * second);
    assert.ok(expected < 1, 'the more relevant one is not the first: b and c are as similar');
    assert.ok(Math.abs((graded.measures['ndcgAtK']?.value ?? 0) - expected) < 1e-12);
    const alike = measureRecommender(model, choices, heldOut, { seed: 1, isGraded: false });
    assert.equal(alike.measures['ndcgAtK']?.value, 1);
  });

  it('is measured by what is chosen after a date: not by what was chosen before, nor by new users', () => {
    const table = {
      ...rowsOf('u:a b', 'v:a c', 'u:a', 'v:b', 'n:c'),
      times: Float64Array.of(1, 2, 3, 4, 5, 6, 7),
    };
    const { training, chosen, newPeople, rows } = holdOut(table, every(table), { test: 3 / 7, seed: 1 });
    assert.deepEqual([...training], [0, 1, 2, 3]);
    assert.deepEqual([...chosen], [['v', new Map([['b', 1]])]]);
    assert.deepEqual([newPeople, rows], [1, 3]);
  });

  it('measures better than the most popular items where choices go together', async () => {
    const groups = ['a b c d', 'e f g h', 'i j k l'];
    const histories = Array.from({ length: 90 }, (_, user) => `u${user}:${groups[user % 3] ?? ''}`);
    const { evaluations, recommender } = await trainRecommender(
      requestOf(rowsOf(...histories), { k: 3, test: 0.1 }),
      () => undefined,
    );
    const { recallAtK, coverageAtK } = evaluations.test?.measures ?? {};
    assert.equal(recallAtK?.value, 1);
    assert.ok((recallAtK.baseline ?? 1) < 0.5);
    assert.equal(coverageAtK?.value, 1);
    assert.deepEqual(recommender, {
      ...{ users: 90, items: 12, neighbors: 11, k: 3, measured: 90, newPeople: 0, alone: 0 },
    });
  });

  it('refuses what it cannot learn from', async () => {
    const weighted = (weight: number): ChoiceRows => ({
      ...rowsOf('u:a b'),
      weights: Float64Array.of(1, weight),
    });
    for (const weight of [0, -1, Number.NaN, Infinity])
      assert.equal(faultOf(() => usableRows(weighted(weight), COLUMNS))?.code, 'no-weight');
    assert.deepEqual(
      faultOf(() => usableRows(rowsOf('u:a', 'v:b|c'), COLUMNS)),
      { code: 'separator', column: 'product', row: 2, value: 'b|c' },
    );
    const long = { users: new Array<string>(MOST_ROWS + 1).fill('u'), items: [] };
    assert.equal(faultOf(() => usableRows(long, COLUMNS))?.code, 'too-many-choices');
    const many = { users: [], items: [] as string[] };
    const items = Array.from({ length: MOST_ITEMS + 1 }, (_, item) => `i${item}`);
    const wide: ChoiceRows = { ...many, users: items.map(() => 'u'), items };
    assert.equal(faultOf(() => choicesOf(wide, every(wide)))?.code, 'too-many-items');
    const own = { items: new Uint32Array(70_000), weights: new Float64Array(70_000) };
    const heavy = { items: ['a'], histories: new Map([['u', own]]) };
    assert.equal(faultOf(() => neighborsOf(heavy, 5))?.code, 'too-many-pairs');
    const codeOf = (request: RecommenderRequest): Promise<string> =>
      trainRecommender(request, () => undefined).then(
        () => '',
        (error: unknown) => (error instanceof LearningFault ? error.fault.code : String(error)),
      );
    assert.equal(await codeOf(requestOf(rowsOf('u:a', 'v:b'))), 'nothing-together');
    assert.equal(await codeOf(requestOf(rowsOf('u:a b'), { k: 3 })), 'too-few-items');
    const later = { ...rowsOf('u:a b', 'v:a'), times: Float64Array.of(1, 2, 3) };
    assert.equal(await codeOf(requestOf(later, { test: 0.3 })), 'nobody-held-out');
  });

  it('leaves out rows without a user or an item', () => {
    assert.deepEqual([...usableRows({ users: ['u', '', 'v'], items: ['a', 'b', ''] }, COLUMNS)], [0]);
  });
});
