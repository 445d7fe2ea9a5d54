/** Of the values of a sample, below and above which they may be drawn together. */
const EXTREME = 0.005;
/** How much longer the range must be with extreme values for these to be drawn together. */
const LONGER = 2;

/** From where to where samples are drawn. */
export interface UsualRange {
  readonly low: number;
  readonly high: number;
  /** Whether there are values beyond. */
  readonly isCut: boolean;
}

/**
 * The range of all samples together; that without a few extreme values where these would hide how the others are distributed.
 * @param samples sorted, finite, none of them empty.
 */
export function usualRange(samples: readonly Float64Array[]): UsualRange {
  const rangeAt = (share: number): readonly [low: number, high: number] => {
    let [low, high] = [Infinity, -Infinity];
    for (const sorted of samples) {
      const last = sorted.length - 1;
      low = Math.min(low, sorted[Math.floor(share * last)] ?? Infinity);
      high = Math.max(high, sorted[Math.ceil((1 - share) * last)] ?? -Infinity);
    }
    return [low, high];
  };
  const [least, most] = rangeAt(0);
  const [low, high] = rangeAt(EXTREME);
  const isCut = high > low && most - least > LONGER * (high - low);
  return isCut ? { low, high, isCut } : { low: least, high: most, isCut };
}
