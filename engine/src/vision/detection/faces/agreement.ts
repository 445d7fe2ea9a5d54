import type { Mode } from '../detection.ts';
import { isSame, type Cluster, type SameThing } from '../clusters.ts';
import { sizeOf } from './acceptance.ts';

/** A score of the look at the whole that is too low for a face, and enough for one that was seen at several scales, too. */
export const AGREES = 0.12;
/** Scores at several scales that count whatever the look at the whole says. */
const SURE = { standard: 0.99, strict: 0.9 } as const;
/** Smaller faces, in pixels of its largest input, are none that the look at the whole sees. */
const TOO_SMALL = 6;

/** What two models say together. */
export interface Agreement {
  /** What was seen at several scales, of which the look at the whole is not sure, but says something. */
  readonly agreed: readonly Cluster[];
  /** What was seen at several scales alone. */
  readonly alone: readonly Cluster[];
  /** What was seen in the whole, other than what is agreed on. */
  readonly rest: readonly Cluster[];
}

/**
 * Compares what was taken for a face at several scales with all that was seen in the whole image. Of a face that the look at the
 * whole is not sure of, the other has the better box.
 */
export function agreement(
  atScales: readonly Cluster[],
  inWhole: readonly Cluster[],
  isSureOf: (seen: Cluster) => boolean,
  same: SameThing,
): Agreement {
  const agreed = new Map<Cluster, Cluster>();
  const alone: Cluster[] = [];
  for (const face of atScales) {
    const other = inWhole.find(({ best }) => isSame(best.box, face.best.box, same));
    if (!other) alone.push(face);
    else if (!isSureOf(other) && !agreed.has(other)) agreed.set(other, face);
  }
  return { agreed: [...agreed.values()], alone, rest: inWhole.filter((seen) => !agreed.has(seen)) };
}

/** Whether a face was not seen in the whole image because it is too small there. `scale` is that of the largest such look. */
export function isTooSmall({ best }: Cluster, scale: number): boolean {
  return sizeOf(best) * scale < TOO_SMALL;
}

/** Whether what was seen at several scales alone is so sure that it is taken for a face. */
export function isSure({ best }: Cluster, mode: Mode): boolean {
  return mode !== 'fast' && best.score >= SURE[mode];
}
