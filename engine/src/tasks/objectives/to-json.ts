import { plain, type MeasuredFile, type OneMeasured } from './measure-file.ts';

/** Results as `--json` prints them, and files of results hold them. Their form is stable; times are ISO 8601 in UTC. */
export function toJson({ title, at, zone, objectives }: MeasuredFile): unknown {
  return plain({ version: 1, title, at: iso(at), timezone: zone, objectives: objectives.map(objectiveJson) });
}

function objectiveJson({ measured, ...one }: OneMeasured): object {
  const { state, reason, value, window, asOf, budget, burnRates, trend, ...counts } = measured;
  return {
    ...one,
    state,
    reason,
    value,
    window: window && { from: iso(window.from), to: iso(window.to) },
    asOf: asOf === undefined ? undefined : iso(asOf),
    budget: budget && { remaining: budget.remaining, seconds: budget.time / 1000, events: budget.events },
    burnRates: burnRates.map(({ long, short, ...rates }) => ({
      longSeconds: long / 1000,
      shortSeconds: short / 1000,
      ...rates,
    })),
    trend: trend.map(({ from, to, value: then, isMet }) => ({
      from: iso(from),
      to: iso(to),
      value: then,
      met: isMet,
    })),
    ...counts,
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
