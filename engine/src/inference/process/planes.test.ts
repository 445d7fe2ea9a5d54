import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ModelInput, PixelForm } from '../input.ts';
import { resized } from '../pictures.ts';
import { SOURCE_HASH } from './pixels-wasm.ts';
import { planesOf } from './planes.ts';

const form: PixelForm = {
  order: 'rgb',
  mean: [10, 20, 30],
  scale: [1, 2, 5],
  padding: { value: 114, place: 'around' },
};
const plain: PixelForm = { ...form, mean: [0, 0, 0], scale: [1, 1, 1] };
const pixel = { width: 1, height: 1, data: Uint8Array.of(11, 22, 40) };
const whole = { width: 1, height: 1, left: 0, top: 0 };

function values(input: Partial<ModelInput>): number[] {
  return [...planesOf({ size: [1, 1], form, pictures: [{ image: pixel, place: whole }], ...input })];
}

describe('inputs of models', () => {
  it('are planes, normalised in the order that the model takes', () => {
    assert.deepEqual(values({}), [1, 1, 2]);
    assert.deepEqual(values({ form: { ...form, order: 'bgr' } }), [30, 1, -19 / 5].map(Math.fround));
  });

  it('are padded with the value of the layout', () => {
    const pictures = [{ image: pixel, place: { ...whole, left: 1 } }];
    assert.deepEqual(values({ size: [2, 2], pictures }).slice(0, 4), [104, 1, 104, 104]);
  });

  it('hold several images one after another', () => {
    const other = { ...pixel, data: Uint8Array.of(10, 20, 30) };
    const pictures = [pixel, other].map((image) => ({ image, place: whole }));
    assert.deepEqual(values({ pictures }), [1, 1, 2, 0, 0, 0]);
  });
});

describe('images that are made larger', () => {
  it('change evenly between pixels, and keep their borders', () => {
    const image = {
      width: 2,
      height: 2,
      data: Uint8Array.from([0, 100, 200, 0, 100, 200, 80, 100, 200, 80, 100, 200]),
    };
    const pictures = [{ image, place: { width: 4, height: 4, left: 1, top: 0 } }];
    const data = values({ size: [5, 4], form: plain, pictures });
    const rows = [0, 1, 2, 3].map((row) => data.slice(row * 5, row * 5 + 5));
    assert.deepEqual(rows, [
      [114, 0, 0, 0, 0],
      [114, 20, 20, 20, 20],
      [114, 60, 60, 60, 60],
      [114, 80, 80, 80, 80],
    ]);
    for (const [index, value] of data.slice(20).entries())
      assert.equal(value, index % 5 === 0 ? 114 : index < 20 ? 100 : 200, `${index}`);
  });

  it('are harder between pixels where edges are kept', () => {
    const step = { width: 4, height: 1, data: Uint8Array.of(0, 0, 0, 0, 0, 0, 90, 90, 90, 90, 90, 90) };
    const pictures = [{ image: step, place: { width: 8, height: 1, left: 0, top: 0 } }];
    const rise = (between: ModelInput['between'] & string): number => {
      const [, , , before = 0, after = 0] = values({ size: [8, 1], form: plain, pictures, between });
      return after - before;
    };
    assert.equal(rise('even'), 45);
    assert.ok(rise('edges') > 50, `${rise('edges')}`);
  });

  for (const between of ['even', 'edges'] as const)
    it(`are as the library makes them (${between})`, async () => {
      const random = Uint8Array.from({ length: 20 * 15 * 3 }, (_, index) => 100 + 50 * Math.sin(index / 9));
      const image = { width: 20, height: 15, data: random };
      const place = { width: 37, height: 30, left: 0, top: 0 };
      const size = [37, 30] as const;
      const ours = values({ size, form: plain, pictures: [{ image, place }], between });
      const theirs = values({
        size,
        form: plain,
        pictures: [{ image: await resized(image, 37, 30), place }],
      });
      const worst = Math.max(...ours.map((value, index) => Math.abs(value - (theirs[index] ?? 0))));
      assert.ok(worst < 12, `${worst}`);
    });
});

describe('images that are made smaller', () => {
  it('leave no pixel out', () => {
    const image = {
      width: 4,
      height: 2,
      data: Uint8Array.from({ length: 24 }, (_, i) => (Math.floor((i % 12) / 3) === 1 ? 100 : 0)),
    };
    const place = { width: 2, height: 1, left: 0, top: 0 };
    const data = values({ size: [2, 1], form: plain, pictures: [{ image, place }] });
    const [left = 0, right = 0] = data;
    assert.ok(Math.abs(left - 37.5) < 0.01 && Math.abs(right - 12.5) < 0.01, `${left} ${right}`);
  });

  it('keep what they are of', () => {
    const image = { width: 150, height: 90, data: new Uint8Array(150 * 90 * 3).fill(77) };
    for (const [width, height] of [
      [100, 60],
      [75, 45],
      [149, 180],
    ] as const) {
      const place = { width, height, left: 0, top: 0 };
      const data = values({ size: [width, height], form: plain, pictures: [{ image, place }] });
      assert.ok(
        data.every((value) => Math.abs(value - 77) < 0.01),
        `${width} × ${height}`,
      );
    }
  });
});

describe('images that are made sharper', () => {
  const side = 40;
  /** Half dark, half light, and a flat colour cast. */
  const step = {
    width: side,
    height: side,
    data: Uint8Array.from(
      { length: side * side * 3 },
      (_, index) => (Math.floor(index / 3) % side < side / 2 ? 60 : 160) + (index % 3) * 10,
    ),
  };
  const place = { width: side, height: side, left: 0, top: 0 };
  const rowOf = (sharp: boolean, y: number): number[] => {
    const data = values({ size: [side, side], form: plain, pictures: [{ image: step, place }], sharp });
    return data.slice(y * side, (y + 1) * side).map((value) => Math.round(100 * value) / 100);
  };

  it('have harder edges, to a limit, and the same colours elsewhere', () => {
    for (const y of [0, side / 2, side - 1]) {
      const row = rowOf(true, y);
      assert.deepEqual(row.slice(0, 16), rowOf(false, y).slice(0, 16), `left, row ${y}`);
      assert.deepEqual(row.slice(24), rowOf(false, y).slice(24), `right, row ${y}`);
      assert.ok(Math.abs((row[19] ?? 0) - (60 - 51)) < 0.01, `dark side of the edge: ${row[19]}`);
      assert.ok(Math.abs((row[20] ?? 0) - (160 + 25.5)) < 0.01, `light side of the edge: ${row[20]}`);
    }
  });

  it('stay within what colours are', () => {
    const data = values({ size: [side, side], form: plain, pictures: [{ image: step, place }], sharp: true });
    assert.ok(data.every((value) => value >= 0 && value <= 255));
  });
});

describe('what works on pixels', () => {
  it('was made of its source', () => {
    const source = readFileSync(new URL('../../../assembly/pixels.ts', import.meta.url));
    const hash = createHash('sha256').update(source).digest('hex');
    assert.equal(SOURCE_HASH, hash, 'run "npm run wasm"');
  });
});
