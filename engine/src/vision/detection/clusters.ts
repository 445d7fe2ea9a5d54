import { areaOf, intersection, overlap, union, type Box } from './box.ts';

/** A box that was found in one look at an image. */
export interface Seen {
  readonly box: Box;
  readonly score: number;
  /** Which look: looks at several scales speak for each other. */
  readonly look: number;
}

/** Boxes on one thing. */
export interface Cluster<One extends Seen = Seen> {
  /** That with the best score. */
  readonly best: One;
  /** The best score of another look; 0 when it was seen in one only. */
  readonly second: number;
  /** Around all of them. */
  readonly around: Box;
}

export interface SameThing {
  /** Boxes are on one thing from this part that they share of what they cover together … */
  readonly overlap: number;
  /** … or from this part of the smaller one that lies within the larger. */
  readonly within: number;
}

/** Boxes that are looked at, the best ones. A model that says more than this of one image says nothing. */
const MOST = 10_000;

/** Groups boxes on one thing around the one with the best score. */
export function clustered<One extends Seen>(seen: readonly One[], same: SameThing): readonly Cluster<One>[] {
  const clusters: { best: One; second: number; around: Box }[] = [];
  for (const one of [...seen].sort((a, b) => b.score - a.score).slice(0, MOST)) {
    const cluster = clusters.find(({ best }) => isSame(best.box, one.box, same));
    if (!cluster) {
      clusters.push({ best: one, second: 0, around: one.box });
      continue;
    }
    cluster.around = union(cluster.around, one.box);
    if (one.look !== cluster.best.look) cluster.second = Math.max(cluster.second, one.score);
  }
  return clusters;
}

/** Whether two boxes are on one thing. */
export function isSame(a: Box, b: Box, same: SameThing): boolean {
  // Most boxes are apart, and each is compared with all clusters.
  if (a.left + a.width <= b.left || b.left + b.width <= a.left) return false;
  if (a.top + a.height <= b.top || b.top + b.height <= a.top) return false;
  if (overlap(a, b) > same.overlap) return true;
  const smaller = Math.min(areaOf(a), areaOf(b));
  return smaller > 0 && intersection(a, b) / smaller > same.within;
}
