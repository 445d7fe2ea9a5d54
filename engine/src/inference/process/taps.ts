/** For each pixel of a longer side, those of the shorter side that it is made of, and their parts in it. */
export interface Taps {
  /** As many for each pixel as `count` says. */
  readonly from: Int32Array;
  readonly parts: Float32Array;
  readonly count: number;
}

/** Colours change evenly between pixels, or with their edges kept; beyond the borders they are as there. */
export function tapsOf(shorter: number, longer: number, between: 'even' | 'edges'): Taps {
  const count = between === 'even' ? 2 : 4;
  const first = between === 'even' ? 0 : -1;
  const from = new Int32Array(longer * count);
  const parts = new Float32Array(longer * count);
  for (let index = 0; index < longer; index++) {
    const place = ((index + 0.5) * shorter) / longer - 0.5;
    const whole = Math.floor(place);
    const shares = between === 'even' ? even(place - whole) : edges(place - whole);
    for (const [tap, share] of shares.entries()) {
      from[index * count + tap] = Math.min(shorter - 1, Math.max(0, whole + first + tap));
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
