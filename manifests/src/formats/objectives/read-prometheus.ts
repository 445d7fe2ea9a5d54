import { t } from '@vscode/l10n';
import {
  increasesOf,
  ratioProblem,
  readNames,
  type Measurements,
  type Sample,
  type Unmeasured,
} from './measurements.ts';
import type { FileSource, Indicator } from './model.ts';

interface Series {
  readonly labels: Readonly<Record<string, unknown>>;
  /** Values by their times in milliseconds, in the order of the file: the last of a time counts. */
  readonly values: ReadonlyMap<number, number>;
  readonly skipped: number;
  readonly repeated: number;
}

/**
 * The measurements of the JSON that `/api/v1/query_range` answers. Series that a name means are added up, time by time; a time that one
 * of both of a ratio lacks does not count.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
 */
export function readPrometheusMeasurements(
  text: string,
  source: FileSource,
  indicator: Indicator,
): Measurements | Unmeasured {
  const all = seriesIn(text);
  if ('reason' in all) return all;
  let skipped = 0;
  let repeated = 0;
  const sums: ReadonlyMap<number, number>[] = [];
  for (const name of readNames(indicator)) {
    const selector = selectorOf(name);
    if (!selector)
      return { reason: t('"{0}" is not a name of series, such as requests_total{code="200"}', name) };
    const chosen = all.filter(({ labels }) => selector(labels));
    if (chosen.length === 0) return { reason: t('No series "{0}"', name) };
    for (const series of chosen) {
      skipped += series.skipped;
      repeated += series.repeated;
    }
    sums.push(summed(chosen.map((series) => samplesOf(series, source.isCounter))));
  }
  const [first = new Map<number, number>(), ...others] = sums;
  const samples: Sample[] = [];
  for (const [time, number] of [...first].toSorted(([a], [b]) => a - b)) {
    const numbers = [number, ...others.flatMap((sum) => sum.get(time) ?? [])];
    if (numbers.length <= others.length) continue;
    if (ratioProblem(indicator, numbers) === undefined) samples.push({ time, numbers });
    else skipped++;
  }
  return { samples, skipped, repeated };
}

function samplesOf({ values }: Series, isCounter: boolean): readonly Sample[] {
  const sorted = [...values]
    .toSorted(([a], [b]) => a - b)
    .map(([time, value]) => ({ time, numbers: [value] }));
  return isCounter ? increasesOf(sorted) : sorted;
}

function summed(all: readonly (readonly Sample[])[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const samples of all)
    for (const {
      time,
      numbers: [number = 0],
    } of samples)
      sums.set(time, (sums.get(time) ?? 0) + number);
  return sums;
}

function seriesIn(text: string): readonly Series[] | Unmeasured {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return { reason: t('not valid JSON') };
  }
  const { status, error, data } = recordOf(answer);
  if (status === 'error')
    return { reason: t('Prometheus answered with an error: {0}', typeof error === 'string' ? error : '') };
  const { resultType, result } = recordOf(data);
  if (resultType !== 'matrix' || !Array.isArray(result))
    return { reason: t('not the result of a Prometheus range query') };
  return result.map(seriesOf);
}

function seriesOf(series: unknown): Series {
  const { metric, values } = recordOf(series);
  const read = new Map<number, number>();
  let [skipped, repeated] = [0, 0];
  const points: readonly unknown[] = Array.isArray(values) ? values : [];
  for (const point of points) {
    const pair: readonly unknown[] = Array.isArray(point) ? point : [];
    const [seconds, written] = pair;
    const number = typeof written === 'string' && written.trim() !== '' ? Number(written) : Number.NaN;
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || !Number.isFinite(number)) {
      skipped++;
      continue;
    }
    const time = Math.round(seconds * 1000);
    if (read.has(time)) repeated++;
    read.set(time, number);
  }
  return { labels: recordOf(metric), values: read, skipped, repeated };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const LABEL = /([A-Za-z_]\w*)\s*(!?=)\s*"([^"\\]*)"\s*(?:,|$)/uy;

/** What a name such as `up{job="api", code!="500"}` means; `{}` is any series. Undefined for another text. */
function selectorOf(written: string): ((labels: Series['labels']) => boolean) | undefined {
  const selector = written.trim();
  const [, name, inner = ''] = /^([A-Za-z_:][\w:]*)?(?:\s*\{([^{}]*)\})?$/u.exec(selector) ?? [];
  if (name === undefined && !selector.startsWith('{')) return undefined;
  const conditions: ((labels: Series['labels']) => boolean)[] = [];
  if (name !== undefined) conditions.push((labels) => labels['__name__'] === name);
  const text = inner.trim();
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const match = LABEL.exec(text);
    if (!match) return undefined;
    const [, label = '', operator, value = ''] = match;
    conditions.push((labels) => ((labels[label] ?? '') === value) === (operator === '='));
    while (text[LABEL.lastIndex] === ' ') LABEL.lastIndex++;
  }
  return (labels) => conditions.every((holds) => holds(labels));
}
