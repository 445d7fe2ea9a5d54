import type { Diagram } from '@vitruve/manifests';
import type { PartLayout } from './part-layout.ts';

/** A picture that is wider than this many CSS pixels, and so many times as wide as it is high, is a band: one sees a shred of it. */
const BAND = { width: 2400, ratio: 2.2 } as const;
/** The other direction must be worth it: its longest side has at most this share of the band's width. */
const WORTH = 0.8;
/** Laying out a diagram of more edges takes so long that nobody waits for it twice. */
const MANY_EDGES = 1500;

/**
 * A part as it is laid out; a band is laid out in the other direction too, and stays only where that is about as long. Groups beside
 * groups make bands: ranks go through all of them.
 */
export function noBand(part: Diagram, layOut: (part: Diagram) => PartLayout): PartLayout {
  const asked = layOut(part);
  const { width, height } = asked.size;
  if (width <= BAND.width || width <= BAND.ratio * height || part.edges.length > MANY_EDGES) return asked;
  const turned = layOut({ ...part, direction: part.direction === 'down' ? 'right' : 'down' });
  return Math.max(turned.size.width, turned.size.height) <= WORTH * width ? turned : asked;
}
