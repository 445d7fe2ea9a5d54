import { inEachMode, type ByMode, type LeastScore, type Mode } from '../detection.ts';
import type { Cluster } from '../clusters.ts';

/** The score that a face needs, which falls with the logarithm of its size. */
interface Curve {
  /** What one of `least` pixels of the image and less needs. */
  readonly small: number;
  readonly least: number;
  /** What one of `most` pixels and more needs. */
  readonly large: number;
  readonly most: number;
}

// Chosen on labelled photos so that what is kept of small faces is as likely to be one as what is kept of large ones.
const CURVES: ByMode<Curve> = {
  standard: { small: 0.8, least: 12, large: 0.25, most: 48 },
  strict: { small: 0.4, least: 12, large: 0.2, most: 48 },
  fast: { small: 0.8, least: 12, large: 0.35, most: 48 },
};
// The look at the whole is as sure of a face of 16 pixels as of a larger one: more scores would lose crowds, and keep out little else.
const WHOLE_CURVES = {
  standard: { small: 0.42, least: 8, large: 0.22, most: 16 },
  strict: { small: 0.3, least: 8, large: 0.15, most: 16 },
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

function along({ small, least, large, most }: Curve, size: number): number {
  const part = Math.log(size / least) / Math.log(most / least);
  return small + (large - small) * Math.min(1, Math.max(0, part));
}

function ends({ small, least, large, most }: Curve): LeastScore {
  return { small: { size: least, score: small }, large: { size: most, score: large } };
}
