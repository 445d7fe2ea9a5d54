import type { Sample } from './measurements.ts';
import { localTime } from './zone.ts';

const DAY = 86_400_000;
/** Days that a source must span before the days of the week without a measurement are taken for its habit. */
const HABIT = 14;

/**
 * Places between measurements where at least one is missing: the step is more than half as long again as usual. A source of one
 * measurement a day that never has one on some days of the week, as those of working days, lacks none there.
 * @param samples those of the window. @param all those of the source: what is usual there shows in them.
 */
export function gapsIn(samples: readonly Sample[], all: readonly Sample[], zone: string): number {
  const times = timesOf(samples);
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const measuredOn = isDaily(usual) ? daysOfWeek(timesOf(all), zone) : undefined;
  return steps.filter((step, index) => {
    if (step <= 1.5 * usual) return false;
    return measuredOn === undefined || hasDayBetween(times[index] ?? 0, step, measuredOn, zone);
  }).length;
}

function timesOf(samples: readonly Sample[]): readonly number[] {
  return [...new Set(samples.map(({ time }) => time))];
}

function isDaily(step: number): boolean {
  return Math.abs(step - DAY) < DAY / 12;
}

/** The days of the week on which there are measurements; undefined for a source that is too short to tell. */
function daysOfWeek(times: readonly number[], zone: string): ReadonlySet<number> | undefined {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  if (last - first < HABIT * DAY) return undefined;
  return new Set(times.map((time) => dayOfWeek(time, zone)));
}

function dayOfWeek(time: number, zone: string): number {
  const { year, month, day } = localTime(time, zone);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** True when a day on which there should be a measurement lies between two. */
function hasDayBetween(from: number, step: number, measuredOn: ReadonlySet<number>, zone: string): boolean {
  const days = Math.round(step / DAY) - 1;
  // In a week there is one of each.
  if (days >= 7) return true;
  const first = dayOfWeek(from, zone);
  return Array.from({ length: days }, (_, index) => (first + index + 1) % 7).some((day) =>
    measuredOn.has(day),
  );
}
