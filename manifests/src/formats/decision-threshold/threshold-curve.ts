import type { ThresholdPoint } from './choose-threshold.ts';

/** What each threshold finds among rows that a model was not trained on, as its file keeps it. */
export interface ThresholdCurve {
  readonly part: 'validation' | 'test';
  readonly rows: number;
  /** Days that the rows are of, where they have a time. */
  readonly days?: number;
  /** SHA-256 of the table, in hexadecimal; none for several files. */
  readonly data?: string;
  readonly algorithm: string;
  /** From the highest threshold on; the last has all rows. */
  readonly points: readonly [ThresholdPoint, ...ThresholdPoint[]];
}

/** The key in the metadata of the file. */
export const CURVE_KEY = 'vitruve.thresholds';

/** Points that are read: files of ours have fewer. */
const MOST_POINTS = 1000;

/** Significant digits of a score: those of a number of 32 bits. */
const DIGITS = 7;

/** A curve as a text: a point is a list of a threshold, true and false positives. */
export function thresholdCurveText({ points, ...curve }: ThresholdCurve): string {
  const written = points.map(({ threshold, truePositives, falsePositives }) => [
    Number(threshold.toPrecision(DIGITS)),
    truePositives,
    falsePositives,
  ]);
  return JSON.stringify({ version: 1, ...curve, points: written });
}

/** The curve that a text is; undefined for a text that is none: files come from anywhere. */
export function parseThresholdCurve(text: string): ThresholdCurve | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, part, rows, days, data, algorithm, points } = value as Readonly<Record<string, unknown>>;
  if (version !== 1 || (part !== 'validation' && part !== 'test') || typeof algorithm !== 'string')
    return undefined;
  if (!isCount(rows) || !Array.isArray(points) || points.length > MOST_POINTS) return undefined;
  const [first, ...others] = points.map(pointOf).filter((point) => point !== undefined);
  if (!first || others.length + 1 !== points.length) return undefined;
  return {
    ...{ part, rows, algorithm },
    ...(isCount(days) && days > 0 && { days }),
    ...(typeof data === 'string' && { data }),
    points: [first, ...others],
  };
}

function pointOf(value: unknown): ThresholdPoint | undefined {
  if (!Array.isArray(value)) return undefined;
  const [threshold, truePositives, falsePositives] = value as readonly unknown[];
  if (typeof threshold !== 'number' || !isCount(truePositives) || !isCount(falsePositives)) return undefined;
  return { threshold, truePositives, falsePositives };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
