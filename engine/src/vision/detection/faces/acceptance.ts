import { inEachMode, type ByMode, type LeastScore, type Mode } from '../detection.ts';
import type { Cluster } from '../clusters.ts';

interface Curve {
  /** The score that a face of `SMALL` pixels and less needs. */
  readonly small: number;
  /** That of one of `LARGE` pixels and more. */
  readonly large: number;
}

/** Pixels of the image. */
const SMALL = 12;
const LARGE = 48;
// Chosen on labelled photos so that what is kept of small faces is as likely to be one as what is kept of large ones.
const CURVES: ByMode<Curve> = {
  standard: { small: 0.8, large: 0.25 },
  strict: { small: 0.4, large: 0.2 },
  fast: { small: 0.8, large: 0.35 },
};
const WHOLE_CURVES = {
  standard: { small: 0.5, large: 0.25 },
  strict: { small: 0.35, large: 0.15 },
} as const satisfies Partial<ByMode<Curve>>;
/** The score of a second look that makes up for a low first one. */
const CONFIRMED = 0.5;

/** What each mode asks of a face: of the model that looks at several scales, and of the one that looks at the whole, if it does. */
export const FACE_THRESHOLDS: readonly [ByMode<LeastScore>, Partial<ByMode<LeastScore>>] = [
  inEachMode((mode) => ends(CURVES[mode])),
  { standard: ends(WHOLE_CURVES.standard), strict: ends(WHOLE_CURVES.strict) },
];

/** The score that a face of this size needs: it falls with the logarithm of the size. */
export function leastScore(size: number, mode: Mode): number {
  return along(CURVES[mode], size);
}

/** Whether what was seen at several scales is taken for a face, by its size and by how sure the looks were. */
export function isAccepted({ best, second }: Cluster, mode: Mode): boolean {
  return best.score >= leastScore(sizeOf(best), mode) || second > CONFIRMED;
}

/** Whether what was seen in the whole image is taken for a face. */
export function isAcceptedInWhole({ best }: Cluster, mode: Mode): boolean {
  return mode !== 'fast' && best.score >= along(WHOLE_CURVES[mode], sizeOf(best));
}

/** The side of a square of the same area, in pixels. */
export function sizeOf({ box }: Cluster['best']): number {
  return Math.sqrt(box.width * box.height);
}

function along({ small, large }: Curve, size: number): number {
  const part = Math.log(size / SMALL) / Math.log(LARGE / SMALL);
  return small + (large - small) * Math.min(1, Math.max(0, part));
}

function ends({ small, large }: Curve): LeastScore {
  return { small: { size: SMALL, score: small }, large: { size: LARGE, score: large } };
}
