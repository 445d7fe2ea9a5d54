// AssemblyScript: see scripts/wasm.ts. All places are in the memory that the host lays out.
// A bin has `outputs + 2` floats: the number of its rows, their weight, and their sums.

/** Of the error that there is: less is the noise of sums. */
const LEAST_GAIN: f64 = 1e-12;

/**
 * Adds the rows of a node to the bins of one column.
 * @param rows numbers of the rows; their weights and sums lie one behind the other, in the same order.
 */
export function fill(
  histogram: usize,
  bins: usize,
  rows: usize,
  count: i32,
  weights: usize,
  sums: usize,
  outputs: i32,
): void {
  const stride = (<usize>(outputs + 2)) << 3;
  if (outputs == 1) {
    for (let at = 0; at < count; at++, rows += 4, weights += 8, sums += 8) {
      const bin = histogram + <usize>load<u8>(bins + <usize>load<u32>(rows)) * 24;
      add(bin, load<f64>(weights), load<f64>(sums));
    }
    return;
  }
  for (let at = 0; at < count; at++, rows += 4, weights += 8) {
    let bin = histogram + <usize>load<u8>(bins + <usize>load<u32>(rows)) * stride;
    store<f64>(bin, load<f64>(bin) + 1);
    store<f64>(bin, load<f64>(bin, 8) + load<f64>(weights), 8);
    for (let each = 0; each < outputs; each++, bin += 8, sums += 8)
      store<f64>(bin, load<f64>(bin, 16) + load<f64>(sums), 16);
  }
}

/** The same of four columns at once, for one output: rows, weights and sums are read once. */
export function fillFour(
  first: usize,
  second: usize,
  third: usize,
  fourth: usize,
  firstBins: usize,
  secondBins: usize,
  thirdBins: usize,
  fourthBins: usize,
  rows: usize,
  count: i32,
  weights: usize,
  sums: usize,
): void {
  for (let at = 0; at < count; at++, rows += 4, weights += 8, sums += 8) {
    const row = <usize>load<u32>(rows);
    const weight = load<f64>(weights);
    const sum = load<f64>(sums);
    add(first + <usize>load<u8>(firstBins + row) * 24, weight, sum);
    add(second + <usize>load<u8>(secondBins + row) * 24, weight, sum);
    add(third + <usize>load<u8>(thirdBins + row) * 24, weight, sum);
    add(fourth + <usize>load<u8>(fourthBins + row) * 24, weight, sum);
  }
}

function add(bin: usize, weight: f64, sum: f64): void {
  store<f64>(bin, load<f64>(bin) + 1);
  store<f64>(bin, load<f64>(bin, 8) + weight, 8);
  store<f64>(bin, load<f64>(bin, 16) + sum, 16);
}

/** Makes bytes zero. */
export function clear(place: usize, bytes: usize): void {
  memory.fill(place, 0, bytes);
}

/** Takes floats away from others: what is left of a node is its other child. */
export function subtract(from: usize, other: usize, length: i32): void {
  for (let at = 0; at < length; at++, from += 8, other += 8)
    store<f64>(from, load<f64>(from) - load<f64>(other));
}

/**
 * Finds the best place to split a column, by the sums of its bins.
 * @param totals rows, weight and sums of the node; behind them as many floats that are overwritten.
 * @param gain where it is written by how much the squared error, or the loss, becomes smaller.
 * @returns the last bin that goes left; -1 where no split helps, or leaves enough on both sides.
 */
export function bestSplit(
  histogram: usize,
  edges: i32,
  totals: usize,
  outputs: i32,
  minRows: f64,
  minWeight: f64,
  l2: f64,
  gain: usize,
): i32 {
  const size = (<usize>(outputs + 2)) << 3;
  const left = totals + size;
  memory.fill(left, 0, size);
  const rows = load<f64>(totals);
  const weight = load<f64>(totals, 8);
  const score = scoreOf(totals, size, l2);
  let best = -1;
  let bestGain = LEAST_GAIN * score;
  let bin = histogram;
  for (let edge = 0; edge < edges; edge++, bin += size) {
    if (load<f64>(bin) == 0) continue;
    for (let at: usize = 0; at < size; at += 8)
      store<f64>(left + at, load<f64>(left + at) + load<f64>(bin + at));
    const leftRows = load<f64>(left);
    const leftWeight = load<f64>(left, 8);
    if (leftRows < minRows || leftWeight < minWeight) continue;
    if (rows - leftRows < minRows || weight - leftWeight < minWeight) break;
    const leftScale = 1 / (leftWeight + l2);
    const rightScale = 1 / (weight - leftWeight + l2);
    const found = gainOf(totals, left, size, leftScale, rightScale, score);
    if (found > bestGain) {
      bestGain = found;
      best = edge;
    }
  }
  store<f64>(gain, bestGain);
  return best < 0 ? best : widened(histogram, edges, best, size);
}

function gainOf(totals: usize, left: usize, size: usize, leftScale: f64, rightScale: f64, score: f64): f64 {
  let sum: f64 = -score;
  for (let at: usize = 16; at < size; at += 8) {
    const own = load<f64>(left + at);
    const other = load<f64>(totals + at) - own;
    sum += own * own * leftScale + other * other * rightScale;
  }
  return sum;
}

function scoreOf(totals: usize, size: usize, l2: f64): f64 {
  let squares: f64 = 0;
  for (let at: usize = 16; at < size; at += 8) squares += load<f64>(totals + at) * load<f64>(totals + at);
  return squares / (load<f64>(totals, 8) + l2);
}

/** What has nothing but missing values to its right is at the last edge: numbers that are larger than any so far go left, too. */
function widened(histogram: usize, edges: i32, edge: i32, size: usize): i32 {
  for (let next = edge + 1; next < edges; next++)
    if (load<f64>(histogram + <usize>next * size) > 0) return edge;
  return edges - 1;
}
