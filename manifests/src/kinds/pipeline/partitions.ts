import { later, MAX_PERIODS, periodLength, periodsBetween, timeRange, type PeriodLength } from './periods.ts';
import { keptBy } from '../../core/text/memory.ts';
import type { Partition, Pipeline } from './model.ts';

/** What is written of a partition, understood. */
interface PartitionBounds {
  readonly length: PeriodLength;
  readonly start: number;
  /** Of what `to` names; undefined when the periods go on. */
  readonly end: number | undefined;
}

/** Undefined for a partition that the rule `pipeline/partition` reports. */
export function boundsOf({ from, to, every }: Partition): PartitionBounds | undefined {
  const length = periodLength(every?.text ?? '');
  const start = timeRange(from?.text ?? '')?.start;
  const end = to && timeRange(to.text)?.end;
  if (!length || start === undefined || (to && end === undefined)) return undefined;
  return { length, start, end };
}

/**
 * The periods of a partition by their names, in their order. One without an end has those that are over at the moment of the pipeline.
 * @returns undefined when they are not known: nothing tells what time it is, or the partition is not a valid one.
 */
export function periodsOf({ name }: Partition, pipeline: Pipeline): readonly string[] | undefined {
  return allPeriods(pipeline).get(name);
}

const allPeriods = keptBy(
  ({ partitions, moment }: Pipeline): ReadonlyMap<string, readonly string[] | undefined> =>
    new Map([...partitions].map(([name, partition]) => [name, readPeriods(partition, moment)])),
);

function readPeriods(partition: Partition, moment: number | undefined): readonly string[] | undefined {
  const bounds = boundsOf(partition);
  if (!bounds) return undefined;
  const { length, start, end } = bounds;
  if (end !== undefined) return periodsBetween(start, end, length).slice(0, MAX_PERIODS);
  if (moment === undefined) return undefined;
  // A period that goes on has not got all of its data.
  const begun = periodsBetween(start, moment, length);
  const isOver = endOf(begun.length, bounds) <= moment;
  return (isOver ? begun : begun.slice(0, -1)).slice(0, MAX_PERIODS);
}

/** The moment at which a period of a partition without an end will be over next; undefined when all partitions have an end. */
export function nextPeriodEnd(pipeline: Pipeline): number | undefined {
  const ends = [...pipeline.partitions.values()].flatMap((partition) => {
    const bounds = boundsOf(partition);
    if (!bounds || bounds.end !== undefined) return [];
    return [endOf((periodsOf(partition, pipeline)?.length ?? 0) + 1, bounds)];
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** When the first so many periods are over. */
function endOf(count: number, { start, length }: PartitionBounds): number {
  return later(start, { ...length, count: length.count * count });
}
