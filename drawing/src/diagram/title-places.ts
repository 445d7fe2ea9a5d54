import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { pointsOf, type Curve, type Point } from './curve.ts';
import type { PlacedGroup } from './layout.ts';

/** From the left and the right side of a group to its title, in CSS pixels. */
export const TITLE_INSET = 10;
/** The part of a group, from its top, that its title takes. */
const STRIP = { from: 4, to: 25 } as const;
/** Between a title and a line beside it. */
const CLEAR = 5;
/** Farther from the corner nobody looks for a title: there it stays, and its halo cuts the lines. */
const FARTHEST = 260;
/** Steps along each curve of a line: between two of them it is as good as straight. */
const STEPS = 24;

/** The title of a group as it is drawn. */
export function groupTitle(label: string, { width }: Pick<PlacedGroup, 'width'>): string {
  return fitted(label, width - 2 * TITLE_INSET, SIZE.group, true);
}

type Span = readonly [from: number, to: number];

/**
 * The groups with their titles beside the lines that lead through the top of them: as near to the left corner as there is room.
 * @param labelOf the label of a group.
 */
export function titlePlaces(
  groups: readonly PlacedGroup[],
  curves: readonly Curve[],
  labelOf: (id: string) => string,
): readonly PlacedGroup[] {
  const tracks = curves.map((curve) => pointsOf(curve, STEPS));
  return groups.map((group) => {
    const width = textWidth(groupTitle(labelOf(group.id), group), SIZE.group, true);
    const [top, bottom] = [group.y + STRIP.from, group.y + STRIP.to];
    const crossed = tracks.flatMap((track) => spansWithin(track, top, bottom));
    const first = group.x + TITLE_INSET;
    const last = Math.min(group.x + group.width - TITLE_INSET - width, first + FARTHEST);
    const free = firstFree(crossed, width, first, last);
    return free === undefined || free === first ? group : { ...group, title: free };
  });
}

/** Where a width has room between spans, from a place on; undefined when it has none up to the last place. */
function firstFree(spans: readonly Span[], width: number, first: number, last: number): number | undefined {
  let at = first;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    if (to + CLEAR <= at) continue;
    if (at + width + CLEAR <= from) break;
    at = to + CLEAR;
  }
  return at <= last ? at : undefined;
}

/** What of a track lies between two heights, as spans across. */
function spansWithin(track: readonly Point[], top: number, bottom: number): Span[] {
  return track.flatMap((to, index) => {
    const from = track[index - 1];
    if (!from || Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) return [];
    const xAt = (y: number): number =>
      from.y === to.y ? to.x : from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
    const within = (y: number): number => Math.min(Math.max(y, top), bottom);
    const ends = from.y === to.y ? [from.x, to.x] : [xAt(within(from.y)), xAt(within(to.y))];
    return [[Math.min(...ends), Math.max(...ends)] as const];
  });
}
