import { CELL, filled, output, type Case } from './layout-case.ts';

/** The first box of 16 pixels of the cell at 40 and 32, whose centre is that of the face, of two in each cell. */
const ROW = CELL * 2;
const WIDER = Math.log(24 / 16) / 0.2;
const HIGHER = Math.log(40 / 16) / 0.2;
/** 512 boxes of a map of 16 × 16 cells of 4 pixels: the first of the cell whose centre is at 46 and 38. */
const NEAR_ROW = (9 * 16 + 11) * 2;
const NEAR_BOX = { 0: -2, 1: -2, 2: 24, 3: 40 };

function nearBox(columns: number): Readonly<Record<number, number>> {
  return Object.fromEntries(
    Object.entries(NEAR_BOX).map(([column, value]) => [NEAR_ROW * columns + Number(column), value]),
  );
}

/** Two columns, of nothing and of the thing, as logits: of nothing in all rows but one. */
function pairs(rows: number, row: number, logit: number): Float32Array {
  const data = filled([rows, 2], 0, {});
  for (let index = 0; index < rows; index++) data.set(index === row ? [0, logit] : [5, -5], index * 2);
  return data;
}

/** Models that answer how far boxes are from those that they start from. */
export const PRIOR_CASES: Readonly<Record<string, Case>> = {
  'ultra-light': {
    // 192 boxes of the level of 8 pixels, 32, 8 and 3 of the others.
    outputs: [
      output('scores', [1, 235, 2], { 7: 0.9 }),
      output('boxes', [1, 235, 4], { 12: 0.5, 13: 0.25, 14: 0.875, 15: 0.875 }),
    ],
  },
  'ultra-light-open': {
    // The second anchor, of 16 pixels, of the cell at 40 and 32, whose centre is that of the face.
    outputs: [
      output('scores', [1, 235, 2], { [(CELL * 3 + 1) * 2 + 1]: 0.9 }),
      output('regression', [1, 235, 4], {
        [(CELL * 3 + 1) * 4 + 2]: Math.log(24 / 16) / 0.2,
        [(CELL * 3 + 1) * 4 + 3]: Math.log(40 / 16) / 0.2,
      }),
    ],
  },
  'yunet-priors': {
    outputs: [
      output('loc', [235, 14], { [(CELL * 3 + 1) * 14 + 2]: WIDER, [(CELL * 3 + 1) * 14 + 3]: HIGHER }),
      output('conf', [235, 2], { [(CELL * 3 + 1) * 2 + 1]: 0.9 }),
      output('iou', [235, 1], { [CELL * 3 + 1]: 0.9 }),
    ],
  },
  'retinaface, faces': {
    outputs: [
      output('loc', [1, 168, 4], { [ROW * 4 + 2]: WIDER, [ROW * 4 + 3]: HIGHER }),
      output('conf', [1, 168, 2], { [ROW * 2 + 1]: 0.9 }),
      output('landms', [1, 168, 10], {}),
    ],
  },
  'retinaface, plates with corners': {
    // These start from 24 pixels.
    outputs: [
      output('loc', [1, 168, 4], { [ROW * 4 + 3]: Math.log(40 / 24) / 0.2 }),
      output('conf', [1, 168, 2], { [ROW * 2 + 1]: 0.9 }),
      output('landms', [1, 168, 8], {}),
    ],
  },
  'retinaface, without its last step': {
    outputs: [
      output('boxes', [1, 168, 4], { [ROW * 4 + 2]: WIDER, [ROW * 4 + 3]: HIGHER }),
      { name: 'classes', shape: [1, 168, 2], data: pairs(168, ROW, Math.log(9)) },
    ],
  },
  'blazeface, one list': {
    outputs: [
      output('regressors', [1, 896, 16], nearBox(16)),
      output('classificators', [1, 896, 1], { [NEAR_ROW]: 0.9 }),
    ],
  },
  'blazeface, a list for each map, as logits': {
    outputs: [
      output('Identity', [1, 512, 1], { [NEAR_ROW]: Math.log(9) }, -20),
      output('Identity_1', [1, 384, 1], {}, -20),
      output('Identity_2', [1, 512, 16], nearBox(16)),
      output('Identity_3', [1, 384, 16], {}),
    ],
  },
};
