import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { liesIn, overlap, type Box } from '../detection/box.ts';
import { SUBJECTS, type Subject } from '../detection/detection.ts';
import { ImageFault, reasonOf } from '../images/fault.ts';
import { storeWhole } from '../images/store.ts';
import type { DecisionCounts, Found } from './task.ts';

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

/** `photo.jpg` has its decisions in `photo.jpg.blur.json`. */
export function decisionsPath(image: string): string {
  return `${image}.blur.json`;
}

/** How much of a box that was decided on a detection must share to be the one that was meant: models see it a little elsewhere each time. */
const SAME = 0.5;

/**
 * @returns undefined where nobody took decisions.
 * @throws ImageFault for a file that is not understood, or that was made for an image of another size: a box that was
 * drawn around somebody would be elsewhere.
 */
export async function readDecisions(
  image: string,
  size: { readonly width: number; readonly height: number },
): Promise<Decisions | undefined> {
  const path = decisionsPath(image);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // Of an image whose name is nearly too long there can be none.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENAMETOOLONG'].includes(String(error.code)))
      return undefined;
    throw new ImageFault(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
  }
  const decisions = parseDecisions(text);
  if (!decisions) throw new ImageFault(t('"{0}" does not say what was decided; correct or remove it', path));
  if (decisions.width !== size.width || decisions.height !== size.height) {
    throw new ImageFault(
      t(
        '"{0}" was made for an image of {1} × {2} pixels, and this one has {3} × {4}',
        path,
        decisions.width,
        decisions.height,
        size.width,
        size.height,
      ),
    );
  }
  return decisions;
}

/**
 * Writes decisions beside their image, in place of those that were there.
 * @throws ImageFault when they are none, or cannot be written.
 */
export async function saveDecisions(image: string, decisions: Decisions): Promise<void> {
  const path = decisionsPath(image);
  const text = `${JSON.stringify(decisions, undefined, 2)}\n`;
  if (!parseDecisions(text))
    throw new ImageFault(t('"{0}" does not say what was decided; correct or remove it', path));
  await storeWhole(path, Buffer.from(text), { within: dirname(image), replace: true });
}

/** @returns undefined for a text that is none. Lists that are missing are empty. */
export function parseDecisions(text: string): Decisions | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { width, height, added = [], removed = [], moved = [], excluded = [] } = value;
  const sound =
    isLength(width) &&
    isLength(height) &&
    isListOf(added, isDecidedBox) &&
    isListOf(removed, isDecidedBox) &&
    isListOf(moved, isMove) &&
    isListOf(excluded, isZone);
  return sound ? { version: 1, width, height, added, removed, moved, excluded } : undefined;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isBox(value: unknown): value is Box {
  return (
    isObject(value) &&
    isNumber(value['left']) &&
    isNumber(value['top']) &&
    isLength(value['width']) &&
    isLength(value['height'])
  );
}

function isZone(value: unknown): value is Zone {
  return (
    isObject(value) && isBox(value['box']) && (value['page'] === undefined || Number.isInteger(value['page']))
  );
}

function isDecidedBox(value: unknown): value is DecidedBox {
  return isZone(value) && 'subject' in value && SUBJECTS.some((subject) => subject === value.subject);
}

function isMove(value: unknown): value is { from: DecidedBox; to: Box } {
  return isObject(value) && isDecidedBox(value['from']) && isBox(value['to']);
}

/** What is covered after all: what models saw and what somebody decided. */
export function applyDecisions(
  detections: readonly Found[],
  { added, removed, moved, excluded }: Decisions,
): { readonly detections: readonly Found[]; readonly counts: DecisionCounts } {
  const counts = { added: added.length, removed: 0, moved: 0, excluded: 0 };
  const kept = detections.flatMap((found): Found[] => {
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
    detections: [...kept, ...drawn.map((box): Found => ({ ...box, score: 1, by: 'person' }))],
    counts,
  };
}

function isSame(decided: DecidedBox, found: Found): boolean {
  return (
    decided.subject === found.subject &&
    (decided.page ?? 0) === (found.page ?? 0) &&
    overlap(decided.box, found.box) > SAME
  );
}

function isIn({ box, page }: Zone, found: Found): boolean {
  if (page !== undefined && page !== (found.page ?? 0)) return false;
  return liesIn(found.box, box);
}
