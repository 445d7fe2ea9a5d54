import { liesIn, overlap, type Box } from '../../vision/detection/box.ts';
import type { Subject } from '../../vision/detection/detection.ts';
import type { DecisionCounts, PageDetection } from './task.ts';

/** What somebody decided on an image after looking at it; saved beside it, and respected by every later run. */
export interface Decisions {
  readonly version: 1;
  /** Pixels of the upright image that the boxes count in. */
  readonly width: number;
  readonly height: number;
  /** Boxes that no model saw. */
  readonly added: readonly DecidedBox[];
  /** Boxes that a model saw and that show nothing to hide. */
  readonly removed: readonly DecidedBox[];
  readonly moved: readonly { readonly from: DecidedBox; readonly to: Box }[];
  /** Where nothing is covered, whatever a model sees: a poster, a statue, a person who agreed. */
  readonly excluded: readonly Zone[];
}

export interface DecidedBox {
  readonly subject: Subject;
  readonly box: Box;
  /** From 0, in an image with several pages. */
  readonly page?: number;
}

export interface Zone {
  readonly box: Box;
  readonly page?: number;
}

/** What the names of files of decisions end in. */
export const DECISIONS_ENDING = '.blur.json';

/** `photo.jpg` has its decisions in `photo.jpg.blur.json`. */
export function decisionsPath(image: string): string {
  return `${image}${DECISIONS_ENDING}`;
}

/** Whether a file is named as the decisions on an image are. */
export function isDecisionsPath(path: string): boolean {
  return path.endsWith(DECISIONS_ENDING);
}

/** How much of a box that was decided on a detection must overlap to be the same one: models return slightly different boxes each time. */
const SAME = 0.5;

/** What is covered after all: what models saw and what somebody decided. */
export function applyDecisions(
  detections: readonly PageDetection[],
  { added, removed, moved, excluded }: Decisions,
): { readonly detections: readonly PageDetection[]; readonly counts: DecisionCounts } {
  const counts = { added: added.length, removed: 0, moved: 0, excluded: 0 };
  const kept = detections.flatMap((found): PageDetection[] => {
    if (removed.some((one) => isSame(one, found))) {
      counts.removed++;
      return [];
    }
    // A move replaces what it names: the box is added below, whether or not the model sees it this time.
    if (moved.some(({ from }) => isSame(from, found))) return [];
    if (excluded.some((zone) => isIn(zone, found))) {
      counts.excluded++;
      return [];
    }
    return [found];
  });
  counts.moved = moved.length;
  const drawn = [...added, ...moved.map(({ from, to }): DecidedBox => ({ ...from, box: to }))];
  return {
    detections: [...kept, ...drawn.map((box): PageDetection => ({ ...box, score: 1, by: 'person' }))],
    counts,
  };
}

function isSame(decided: DecidedBox, found: PageDetection): boolean {
  return (
    decided.subject === found.subject &&
    (decided.page ?? 0) === (found.page ?? 0) &&
    overlap(decided.box, found.box) > SAME
  );
}

function isIn({ box, page }: Zone, found: PageDetection): boolean {
  if (page !== undefined && page !== (found.page ?? 0)) return false;
  return liesIn(found.box, box);
}
