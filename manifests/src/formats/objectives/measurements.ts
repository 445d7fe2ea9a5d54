import { t } from '@vscode/l10n';
import type { Indicator } from './model.ts';

/** What was measured at a time: the part and the total of a ratio, or one value. */
export interface Sample {
  /** Milliseconds. */
  readonly time: number;
  readonly numbers: readonly number[];
}

/** The measurements of a source, in the order of their times. */
export interface Measurements {
  readonly samples: readonly Sample[];
  /** Rows or points without a usable time or number. */
  readonly skipped: number;
  /** Where the first of them is, and why. */
  readonly firstSkipped?: string;
  /** Rows or points that are there twice, and count once. */
  readonly repeated: number;
}

/** Why a source has no measurements, in the user's language. */
export interface Unmeasured {
  readonly reason: string;
}

export function isUnmeasured(read: Measurements | Unmeasured): read is Unmeasured {
  return 'reason' in read;
}

/** The columns, series or metrics that an indicator reads. */
export function readNames(indicator: Indicator): readonly string[] {
  return indicator.type === 'ratio' ? [indicator.part.text, indicator.total.text] : [indicator.column.text];
}

/** Why numbers cannot be those of a ratio; undefined where they can. */
export function ratioProblem(
  { type }: Indicator,
  [part = 0, total = 0]: readonly number[],
): string | undefined {
  if (type !== 'ratio') return undefined;
  if (part < 0 || total < 0) return t('a negative number of events');
  return part > total ? t('more than the total') : undefined;
}

/**
 * What counters rose by: a lower value than before is a restart from zero (as `increase` of Prometheus takes it, without its
 * extrapolation). The first value says nothing.
 */
export function increasesOf(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(1).map(({ time, numbers }, index) => ({
    time,
    numbers: numbers.map((number, at) => {
      const before = samples[index]?.numbers[at] ?? 0;
      return number >= before ? number - before : number;
    }),
  }));
}
