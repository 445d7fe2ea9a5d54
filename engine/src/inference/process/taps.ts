/** For each pixel of one side, those of another side that it is made of, and their parts in it. */
export interface Taps {
  /** As many for each pixel as `count` says. */
  readonly from: Int32Array;
  readonly parts: Float32Array;
  readonly count: Count;
}

type Count = 2 | 4;

/** A side is made shorter by this at most: pixels are made of four. */
export const MOST_REDUCED = 2;

/**
 * How the sides of a picture are made longer, or shorter. Beyond its borders it is as there.
 * @param between how colours change between pixels where a side is made longer.
 */
export function tapsOf(
  [width, height]: readonly [number, number],
  [toWidth, toHeight]: readonly [number, number],
  between: 'even' | 'edges',
): { readonly columns: Taps; readonly rows: Taps } {
  const isReduced = toWidth < width || toHeight < height;
  const count = between === 'edges' || isReduced ? 4 : 2;
  return {
    columns: sideTaps(width, toWidth, between, count),
    rows: sideTaps(height, toHeight, between, count),
  };
}

function sideTaps(side: number, to: number, between: 'even' | 'edges', count: Count): Taps {
  const from = new Int32Array(to * count);
  const parts = new Float32Array(to * count);
  const sharesAt = to < side ? reducing(side / to) : between === 'even' ? even : edges;
  for (let index = 0; index < to; index++) {
    const place = ((index + 0.5) * side) / to - 0.5;
    const whole = Math.floor(place);
    const shares = sharesAt(place - whole);
    const first = whole - (shares.length - 2) / 2;
    for (const [tap, share] of shares.entries()) {
      from[index * count + tap] = Math.min(side - 1, Math.max(0, first + tap));
      parts[index * count + tap] = share;
    }
  }
  return { from, parts, count };
}

function even(share: number): readonly number[] {
  return [1 - share, share];
}

/** The cubic of Catmull and Rom through four points. */
function edges(t: number): readonly number[] {
  return [
    ((2 - t) * t - 1) * t * 0.5,
    ((3 * t - 5) * t * t + 2) * 0.5,
    ((4 - 3 * t) * t + 1) * t * 0.5,
    (t - 1) * t * t * 0.5,
  ];
}

/** The nearer a pixel, the larger its part: nothing in between is left out. */
function reducing(by: number): (t: number) => readonly number[] {
  return (t) => {
    const shares = [-1, 0, 1, 2].map((tap) => Math.max(0, 1 - Math.abs(tap - t) / by));
    const sum = shares.reduce((all, share) => all + share, 0);
    return shares.map((share) => share / sum);
  };
}
