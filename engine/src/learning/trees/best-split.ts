/** What a split has to leave on both sides. */
export interface SplitLimits {
  /** Rows of a leaf, at least. */
  readonly minRows: number;
  /** Their weight, at least. */
  readonly minWeight: number;
  /** Added to the weight of a leaf: answers become smaller where little is known. */
  readonly l2: number;
}

/** Where rows are told apart best. */
export interface SplitPoint {
  readonly column: number;
  /** The last bin that goes left. */
  readonly edge: number;
  /** By how much the squared error, or the loss, becomes smaller. */
  readonly gain: number;
}

/** Of the error that there is: less is the noise of sums. */
const LEAST_GAIN = 1e-12;

/**
 * The best place to split a column, by the sums of its bins.
 * @param totals rows, weight and sums of the node.
 * @returns undefined where no split helps, or leaves enough on both sides.
 */
export function bestSplit(
  histogram: Float64Array,
  start: number,
  edges: number,
  totals: Float64Array,
  { minRows, minWeight, l2 }: SplitLimits,
): Omit<SplitPoint, 'column'> | undefined {
  const stride = totals.length;
  const rows = totals[0] ?? 0;
  const weight = totals[1] ?? 0;
  const score = scoreOf(totals, l2);
  const left = new Float64Array(stride);
  let best = -1;
  let bestGain = LEAST_GAIN * score;
  for (let edge = 0; edge < edges; edge++) {
    const bin = start + edge * stride;
    const inBin = histogram[bin] ?? 0;
    if (inBin === 0) continue;
    for (let each = 0; each < stride; each++) left[each] = (left[each] ?? 0) + (histogram[bin + each] ?? 0);
    const leftRows = left[0] ?? 0;
    const leftWeight = left[1] ?? 0;
    if (leftRows < minRows || leftWeight < minWeight) continue;
    if (rows - leftRows < minRows || weight - leftWeight < minWeight) break;
    let gain = -score;
    const leftScale = 1 / (leftWeight + l2);
    const rightScale = 1 / (weight - leftWeight + l2);
    for (let each = 2; each < stride; each++) {
      const own = left[each] ?? 0;
      const other = (totals[each] ?? 0) - own;
      gain += own * own * leftScale + other * other * rightScale;
    }
    if (gain > bestGain) {
      bestGain = gain;
      best = edge;
    }
  }
  return best < 0 ? undefined : { edge: widened(histogram, start, edges, best, stride), gain: bestGain };
}

/** What has nothing but missing values to its right is at the last edge: numbers that are larger than any so far go left, too. */
function widened(
  histogram: Float64Array,
  start: number,
  edges: number,
  edge: number,
  stride: number,
): number {
  for (let next = edge + 1; next < edges; next++)
    if ((histogram[start + next * stride] ?? 0) > 0) return edge;
  return edges - 1;
}

function scoreOf(totals: Float64Array, l2: number): number {
  let squares = 0;
  for (let each = 2; each < totals.length; each++) squares += (totals[each] ?? 0) ** 2;
  return squares / ((totals[1] ?? 0) + l2);
}
