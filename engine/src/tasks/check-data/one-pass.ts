import { UserError } from '@vitruve/workspace';
import type { Database } from '../../tables/database.ts';
import type { Cell } from '../../tables/process/protocol.ts';
import type { Probe } from './probes/probe.ts';

/** Aggregates that are calculated together at most. */
const MOST = 500;

/** What the aggregates of a probe came to, or why they cannot be calculated. */
export type Measured = readonly Cell[] | string;

/**
 * The aggregates of all probes of a table, calculated in one pass over it. If that fails, each probe is calculated by itself, so that
 * one expression that fails on the data takes no other with it.
 * @param from the table, as SQL names it.
 */
export async function measure(
  database: Database,
  from: string,
  probes: readonly Probe[],
): Promise<ReadonlyMap<Probe, Measured>> {
  const measured = new Map<Probe, Measured>();
  for (const group of groupsOf(probes)) {
    const aggregates = group.flatMap((probe) => probe.aggregates);
    const cells = aggregates.length === 0 ? [] : await valuesOf(database, aggregates, from);
    if (typeof cells === 'string') {
      for (const probe of group) measured.set(probe, await valuesOf(database, probe.aggregates, from));
      continue;
    }
    let at = 0;
    for (const probe of group) {
      measured.set(probe, cells.slice(at, at + probe.aggregates.length));
      at += probe.aggregates.length;
    }
  }
  return measured;
}

/** Why the aggregates of a probe mean nothing to a table, whatever is in it; undefined when they do. */
export async function faultIn(
  database: Database,
  from: string,
  { aggregates }: Probe,
): Promise<string | undefined> {
  const found = await valuesOf(database, aggregates, `(FROM ${from} LIMIT 0)`);
  return typeof found === 'string' ? found : undefined;
}

/** The row of a query of which parts are somebody else's, or why there is none. */
export async function rowOf(database: Database, sql: string): Promise<Measured> {
  try {
    await database.runForeign(sql);
    const [row = []] = await database.next(1);
    return row;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function valuesOf(database: Database, aggregates: readonly string[], from: string): Promise<Measured> {
  if (aggregates.length === 0) return Promise.resolve([]);
  const list = aggregates.map((sql, index) => `${sql} AS v${index}`).join(',\n');
  return rowOf(database, `SELECT ${list}\nFROM ${from}`);
}

function groupsOf(probes: readonly Probe[]): readonly (readonly Probe[])[] {
  const groups: Probe[][] = [];
  let count = MOST;
  for (const probe of probes) {
    if (count + probe.aggregates.length > MOST) {
      groups.push([]);
      count = 0;
    }
    groups.at(-1)?.push(probe);
    count += probe.aggregates.length;
  }
  return groups;
}
