import { liesIn, type DecidedBox, type Decisions, type PageDetection, type Box } from '@vitruve/engine';

/** What a box in the review is: something that is covered, or a zone that is left alone. */
export type ItemKind = 'face' | 'plate' | 'zone';

/** A box in the review. */
export interface Item {
  /** Within one review. */
  readonly id: number;
  readonly kind: ItemKind;
  readonly box: Box;
  /** Undefined for a picture with one page, and for a zone on all pages. */
  readonly page: number | undefined;
  /** Where a model saw it; undefined for what a person drew. */
  readonly seen: Box | undefined;
  /** A model saw it, and a person said that it shows nothing to hide. */
  readonly isRemoved: boolean;
  /** Of the model; undefined where it is not known any more. */
  readonly score: number | undefined;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A person takes no box in less than that many pixels. */
export const LEAST_SIDE = 4;

/** What there is to review: what models saw and what was decided before. */
export function itemsOf(
  detections: readonly PageDetection[],
  decisions: Decisions | undefined,
): readonly Item[] {
  const seen = detections
    .filter(({ by }) => by !== 'person')
    .map(({ subject, box, page, score }) => ({
      kind: subject,
      box,
      page,
      seen: box,
      isRemoved: false,
      score,
    }));
  const { added = [], removed = [], moved = [], excluded = [] } = decisions ?? {};
  const of = ({ subject, box, page }: DecidedBox, seenAt: Box | undefined): Omit<Item, 'id'> => ({
    kind: subject,
    box,
    page,
    seen: seenAt,
    isRemoved: false,
    score: undefined,
  });
  return [
    ...seen.filter(
      (item) => !moved.some(({ from }) => isSame(from, item)) && !removed.some((one) => isSame(one, item)),
    ),
    ...moved.map(({ from, to }) => of({ ...from, box: to }, from.box)),
    ...removed.map((one) => ({ ...of(one, one.box), isRemoved: true })),
    ...added.map((one) => of(one, undefined)),
    ...excluded.map(({ box, page }) => ({
      kind: 'zone' as const,
      box,
      page,
      seen: undefined,
      isRemoved: false,
      score: undefined,
    })),
  ].map((item, id) => ({ id, ...item }));
}

/** A draft names boxes exactly as they were seen. */
function isSame({ subject, box, page }: DecidedBox, item: Omit<Item, 'id'>): boolean {
  return (
    subject === item.kind &&
    page === item.page &&
    box.left === item.box.left &&
    box.top === item.box.top &&
    box.width === item.box.width &&
    box.height === item.box.height
  );
}

/** What is written beside the picture: where people and models differ, and nothing else. */
export function decisionsOf(items: readonly Item[], { width, height }: Size): Decisions {
  const added: DecidedBox[] = [];
  const removed: DecidedBox[] = [];
  const moved: Decisions['moved'][number][] = [];
  const excluded: Decisions['excluded'][number][] = [];
  for (const { kind, box, page, seen, isRemoved } of items) {
    const on = page === undefined ? {} : { page };
    if (kind === 'zone') excluded.push({ box, ...on });
    else if (!seen) added.push({ subject: kind, box, ...on });
    else if (isRemoved) removed.push({ subject: kind, box: seen, ...on });
    else if (box !== seen) moved.push({ from: { subject: kind, box: seen, ...on }, to: box });
  }
  return { version: 1, width, height, added, removed, moved, excluded };
}

/** Whether an item is on a page. */
export function isOn({ page }: Item, shown: number): boolean {
  return page === undefined || page === shown;
}

/** What becomes of an item: a model's in a zone is left alone, as one that was drawn or moved is not. */
export function stateOf(
  item: Item,
  items: readonly Item[],
): 'seen' | 'added' | 'moved' | 'removed' | 'left' | 'zone' {
  if (item.kind === 'zone') return 'zone';
  if (item.isRemoved) return 'removed';
  if (!item.seen) return 'added';
  if (item.box !== item.seen) return 'moved';
  const zones = items.filter(({ kind }) => kind === 'zone');
  return zones.some((zone) => isOn(zone, item.page ?? 0) && liesIn(item.box, zone.box)) ? 'left' : 'seen';
}

export function withAdded(
  items: readonly Item[],
  kind: ItemKind,
  box: Box,
  page: number | undefined,
): { readonly items: readonly Item[]; readonly id: number } {
  const id = items.reduce((most, item) => Math.max(most, item.id), -1) + 1;
  const item: Item = { id, kind, box, page, seen: undefined, isRemoved: false, score: undefined };
  return { items: [...items, item], id };
}

export function withBox(items: readonly Item[], id: number, box: Box): readonly Item[] {
  return items.map((item) => (item.id === id ? { ...item, box, isRemoved: false } : item));
}

/** Takes away what a person drew; what a model saw is struck out, and comes back when it is removed again. */
export function withRemoved(items: readonly Item[], id: number): readonly Item[] {
  return items.flatMap((item) => {
    if (item.id !== id) return [item];
    return item.seen ? [{ ...item, box: item.seen, isRemoved: !item.isRemoved }] : [];
  });
}

/** A box of whole pixels within the picture. */
export function within({ left, top, width, height }: Box, size: Size): Box {
  const across = Math.max(LEAST_SIDE, Math.min(Math.round(width), size.width));
  const along = Math.max(LEAST_SIDE, Math.min(Math.round(height), size.height));
  return {
    left: Math.min(Math.max(0, Math.round(left)), size.width - across),
    top: Math.min(Math.max(0, Math.round(top)), size.height - along),
    width: across,
    height: along,
  };
}

/** Edges that a handle moves: -1 for left or top, 1 for right or bottom. */
export interface Handle {
  readonly across: -1 | 0 | 1;
  readonly along: -1 | 0 | 1;
}

export const HANDLES: readonly Handle[] = ([-1, 0, 1] as const).flatMap((across) =>
  ([-1, 0, 1] as const).flatMap((along) => (across === 0 && along === 0 ? [] : [{ across, along }])),
);

/** Moves the edges of a handle; an edge that is pulled over the other takes its place. */
export function resized(
  box: Box,
  { across, along }: Handle,
  by: { readonly x: number; readonly y: number },
): Box {
  return between(
    {
      x: box.left + (across < 0 ? by.x : 0),
      y: box.top + (along < 0 ? by.y : 0),
    },
    {
      x: box.left + box.width + (across > 0 ? by.x : 0),
      y: box.top + box.height + (along > 0 ? by.y : 0),
    },
  );
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The box with two corners. */
export function between(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
