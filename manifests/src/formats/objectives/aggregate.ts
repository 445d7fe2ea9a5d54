import type { Sample } from './measurements.ts';
import type { Aggregate, Direction, Indicator, Target } from './model.ts';

/** The value of an indicator over samples: percent for a share; undefined where there is nothing to measure. */
export function valueOfSamples(indicator: Indicator, samples: readonly Sample[]): number | undefined {
  if (samples.length === 0) return undefined;
  if (indicator.type === 'value')
    return aggregated(
      indicator.aggregate,
      samples.map(({ numbers: [number = 0] }) => number),
    );
  const { part, total } = eventsOf(indicator, samples);
  return total > 0 ? (100 * part) / total : undefined;
}

/** Good events and all events of a share; measurements count as one event each. */
export function eventsOf(
  indicator: Indicator,
  samples: readonly Sample[],
): { readonly part: number; readonly total: number } {
  let [part, total] = [0, 0];
  for (const { numbers } of samples) {
    const [first = 0, second = 0] = numbers;
    if (indicator.type === 'ratio') {
      part += indicator.isBad ? second - first : first;
      total += second;
    } else if (indicator.type === 'threshold') {
      const { direction, limit } = indicator;
      part += (direction === 'atMost' ? first <= limit : first >= limit) ? 1 : 0;
      total++;
    }
  }
  return { part, total };
}

function aggregated(aggregate: Aggregate, numbers: readonly number[]): number {
  const sum = numbers.reduce((total, number) => total + number, 0);
  switch (aggregate) {
    case 'mean':
      return sum / numbers.length;
    case 'sum':
      return sum;
    case 'count':
      return numbers.length;
    case 'last':
      return numbers.at(-1) ?? 0;
    case 'min':
    case 'max':
      return numbers.reduce((one, other) =>
        aggregate === 'min' ? Math.min(one, other) : Math.max(one, other),
      );
    case 'p50':
    case 'p90':
    case 'p95':
    case 'p99':
      return quantile(numbers, Number(aggregate.slice(1)) / 100);
  }
}

/** Between the two nearest ranks in proportion, as NumPy and Excel do. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** True for a value that a target allows. */
export function isMet(value: number, { direction, bounds }: Pick<Target, 'direction' | 'bounds'>): boolean {
  return keepsTo(value, direction, bounds);
}

/** True for a value that has passed the warning level. */
export function isWarned(value: number, { direction, warnings }: Target): boolean {
  return warnings.length > 0 && !keepsTo(value, direction, warnings);
}

function keepsTo(value: number, direction: Direction | undefined, bounds: readonly number[]): boolean {
  const [low = 0, high = low] = bounds;
  if (direction === 'atLeast') return value >= low;
  if (direction === 'atMost') return value <= low;
  return low <= value && value <= high;
}
