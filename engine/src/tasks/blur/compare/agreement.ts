import { SUBJECTS, type Subject } from '../../../vision/detection/detection.ts';
import { overlap } from '../../../vision/detection/box.ts';
import { doneOf } from '../report/audit.ts';
import type { BlurResult, DoneImage, PageDetection } from '../task.ts';

/** Boxes that share this much of what they cover together are of the same thing. */
const SAME = 0.4;

/** The detections of two detectors in the same images. */
export interface Comparison {
  /** The names of the detectors. */
  readonly names: readonly [string, string];
  readonly images: readonly ComparedImage[];
  readonly totals: PerDetector;
  readonly failed: readonly string[];
}

export interface ComparedImage extends PerDetector {
  readonly image: string;
}

export interface PerDetector {
  /** Of each detector, by subject. */
  readonly counts: readonly [Counts, Counts];
  /** Found by both, by subject. */
  readonly shared: Counts;
  /** Milliseconds of detection; the middle one of several pictures. */
  readonly time: readonly [number, number];
  /** Twice what both found, as a part of what each found: 1 when they agree, also on nothing. */
  readonly agreement: number;
}

export type Counts = Readonly<Record<Subject, number>>;

/** Compares what two runs found in the same pictures. Which of the two is right, it cannot say: somebody has to look. */
export function compare(names: readonly [string, string], first: BlurResult, second: BlurResult): Comparison {
  const others = new Map(second.images.map((image) => [image.image, doneOf(image)]));
  const failed: string[] = [];
  const images: ComparedImage[] = [];
  for (const result of first.images) {
    const one = doneOf(result);
    const other = others.get(result.image);
    if (one && other) images.push(comparedImage(one, other));
    else failed.push(result.image);
  }
  const counts = (index: 0 | 1): Counts => summed(images.map((image) => image.counts[index]));
  const both: readonly [Counts, Counts] = [counts(0), counts(1)];
  const shared = summed(images.map((image) => image.shared));
  const time = (index: 0 | 1): number => middle(images.map((image) => image.time[index]));
  const totals = {
    counts: both,
    shared,
    time: [time(0), time(1)] as const,
    agreement: agreementOf(both, shared),
  };
  return { names, images, totals, failed };
}

function comparedImage(one: DoneImage, other: DoneImage): ComparedImage {
  const counts: readonly [Counts, Counts] = [countsOf(one.detections), countsOf(other.detections)];
  const shared = countsOf(sharedOf(one.detections, other.detections));
  const time = [Math.round(one.time.detect), Math.round(other.time.detect)] as const;
  return { image: one.image, counts, shared, time, agreement: agreementOf(counts, shared) };
}

/** Those of the first that the second found too; each counts once, the best pairs first. */
function sharedOf(
  first: readonly PageDetection[],
  second: readonly PageDetection[],
): readonly PageDetection[] {
  const pairs = first.flatMap((one) =>
    second
      .filter((other) => other.subject === one.subject && (other.page ?? 0) === (one.page ?? 0))
      .map((other) => ({ one, other, share: overlap(one.box, other.box) }))
      .filter(({ share }) => share >= SAME),
  );
  const taken = new Set<PageDetection>();
  return pairs
    .sort((a, b) => b.share - a.share)
    .flatMap(({ one, other }) => {
      if (taken.has(one) || taken.has(other)) return [];
      taken.add(one).add(other);
      return [one];
    });
}

function countsOf(found: readonly PageDetection[]): Counts {
  const count = (subject: Subject): number => found.filter((one) => one.subject === subject).length;
  return { face: count('face'), plate: count('plate') };
}

function summed(all: readonly Counts[]): Counts {
  const sum = (subject: Subject): number => all.reduce((total, counts) => total + counts[subject], 0);
  return { face: sum('face'), plate: sum('plate') };
}

function agreementOf([first, second]: readonly [Counts, Counts], shared: Counts): number {
  const whole = (counts: Counts): number => SUBJECTS.reduce((total, subject) => total + counts[subject], 0);
  const found = whole(first) + whole(second);
  return found === 0 ? 1 : (2 * whole(shared)) / found;
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
