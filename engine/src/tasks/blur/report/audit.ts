import type { Anonymisation } from '../../../vision/anonymization/method.ts';
import type { Mode, ModelIdentity, Subject } from '../../../vision/detection/detection.ts';
import type { PassedOver } from '../passed-over.ts';
import type { BlurResult, BlurTask, DecisionCounts, DoneImage, PageDetection, ImageResult } from '../task.ts';

/** What is kept of a run for the register of processing (RGPD, article 30), and what `--json` prints; see the schema. */
export interface Audit {
  readonly version: 1;
  readonly tool: { readonly name: 'vitruve'; readonly version: string };
  /** ISO 8601. */
  readonly began: string;
  /** Milliseconds. */
  readonly time: number;
  /** What the configuration says of the processing, where one was run. */
  readonly processing?: Processing;
  readonly settings: AuditSettings;
  readonly models: readonly ModelIdentity[];
  readonly summary: AuditSummary;
  readonly images: readonly AuditedImage[];
  /** What lies in the folders that were named and is not read, with paths as in the report. */
  readonly passedOver: readonly PassedOver[];
}

/** What a register of processing asks for besides what was done: what it is for, and who answers for it. */
export interface Processing {
  readonly name?: string;
  readonly purpose?: string;
  readonly owner?: string;
  /** Decisions that it follows from, by their numbers. */
  readonly decisions?: readonly string[];
}

export interface AuditSettings {
  readonly subjects: readonly Subject[];
  readonly mode: Mode;
  /** What was set; the others are those that were measured to be best for the model and the mode. */
  readonly thresholds: Partial<Record<Subject, number>>;
  readonly rotations: readonly number[];
  /** Null when it was detected only. */
  readonly anonymisation: Anonymisation | null;
  readonly metadata: 'removed' | 'kept';
}

export interface AuditSummary {
  readonly images: number;
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  readonly faces: number;
  readonly plates: number;
  /** Images, done now or earlier, in which nothing was found: those to look at first. */
  readonly withoutFindings: number;
  readonly decisions: DecisionCounts;
}

/** An image that was done. */
export interface AuditedDone {
  readonly path: string;
  /** `skipped`: an earlier run did it. */
  readonly state: 'done' | 'skipped';
  /** Null when it was detected only. */
  readonly output: string | null;
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly detections: readonly PageDetection[];
  readonly decisions?: DecisionCounts;
  readonly remarks: readonly string[];
  readonly time: DoneImage['time'];
}

export type AuditedImage =
  | AuditedDone
  | { readonly path: string; readonly state: 'failed'; readonly reason: string }
  | { readonly path: string; readonly state: 'cancelled' };

export interface AuditOptions {
  /** Of Vitruve. */
  readonly version: string;
  /** How a path is written in the report. */
  readonly shown: (path: string) => string;
  readonly processing?: Processing;
}

/** What a run did, for a register or a program. */
export function auditOf(
  task: BlurTask,
  result: BlurResult,
  { version, shown, processing }: AuditOptions,
): Audit {
  return {
    version: 1,
    tool: { name: 'vitruve', version },
    began: result.began,
    time: Math.round(result.time),
    ...(processing && Object.keys(processing).length > 0 ? { processing } : {}),
    settings: {
      subjects: task.subjects,
      mode: task.mode,
      thresholds: task.thresholds,
      rotations: task.rotations,
      anonymisation: task.anonymisation ?? null,
      metadata: task.output.keepMetadata ? 'kept' : 'removed',
    },
    models: result.models,
    summary: summaryOf(result.images),
    images: result.images.map((image) => audited(image, shown)),
    passedOver: result.passedOver.map((group) => ({ ...group, first: group.first.map(shown) })),
  };
}

/** The image as it was done, now or by an earlier run; undefined for one that was not. */
export function doneOf(image: ImageResult): DoneImage | undefined {
  return image.state === 'done' ? image : image.state === 'skipped' ? image.earlier : undefined;
}

export function summaryOf(images: readonly ImageResult[]): AuditSummary {
  const done = images.flatMap((image) => doneOf(image) ?? []);
  const inState = (state: ImageResult['state']): number =>
    images.filter((image) => image.state === state).length;
  const found = (subject: Subject): number =>
    done.reduce((sum, { detections }) => sum + detections.filter((one) => one.subject === subject).length, 0);
  const decided = (count: keyof DecisionCounts): number =>
    done.reduce((sum, { decisions }) => sum + (decisions?.[count] ?? 0), 0);
  return {
    images: images.length,
    done: inState('done'),
    failed: inState('failed'),
    skipped: inState('skipped'),
    cancelled: inState('cancelled'),
    faces: found('face'),
    plates: found('plate'),
    withoutFindings: done.filter(({ detections }) => detections.length === 0).length,
    decisions: {
      added: decided('added'),
      removed: decided('removed'),
      moved: decided('moved'),
      excluded: decided('excluded'),
    },
  };
}

function audited(result: ImageResult, shown: (path: string) => string): AuditedImage {
  const path = shown(result.image);
  if (result.state === 'failed') return { path, state: 'failed', reason: result.reason };
  if (result.state === 'cancelled') return { path, state: 'cancelled' };
  const { output, width, height, pages, detections, decisions, remarks, time } =
    result.state === 'done' ? result : result.earlier;
  return {
    path,
    state: result.state,
    output: output === undefined ? null : shown(output),
    width,
    height,
    pages,
    detections: detections.map(rounded),
    ...(decisions ? { decisions } : {}),
    remarks,
    time: { read: Math.round(time.read), detect: Math.round(time.detect), write: Math.round(time.write) },
  };
}

/** Tenths of a pixel and thousandths of a score are more than a model knows. */
function rounded(found: PageDetection): PageDetection {
  const to = (digits: number, value: number): number => Math.round(value * digits) / digits;
  const { left, top, width, height } = found.box;
  return {
    ...found,
    box: { left: to(10, left), top: to(10, top), width: to(10, width), height: to(10, height) },
    score: to(1000, found.score),
  };
}
