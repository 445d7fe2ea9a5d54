import { callCyclesOf } from './call-cycles.ts';
import { reachedFrom, turned } from '../../../core/order/reached.ts';
import type { Calls } from './calls.ts';

/** Calls that follow each other. */
export interface Chain {
  readonly way: readonly string[];
  /** The sum of the latencies that its flows declare. */
  readonly milliseconds: number;
  /** Flows of it that declare none. */
  readonly unknown: number;
}

interface Best {
  readonly to: string | undefined;
  readonly milliseconds: number;
  readonly unknown: number;
  readonly length: number;
}

/**
 * From each element the chain of synchronous calls of the greatest declared latency; of equal ones the longest. Elements that
 * are in a cycle, or lead to one, have no longest chain: they are named instead. Linear.
 */
export function slowestChains(
  calls: Calls,
  from: readonly string[],
): { readonly chains: readonly Chain[]; readonly inCycles: readonly string[] } {
  const turning = new Set(callCyclesOf(calls).flat());
  const before = turned(calls.ids, (id) => calls.waitsFor(id));
  const endless = new Set([...turning, ...reachedFrom('', (id) => (id === '' ? [...turning] : before(id)))]);
  const best = bestOf(calls, endless);
  const chains = from.flatMap((id): Chain[] => {
    const start = best.get(id);
    if (!start || start.to === undefined) return [];
    const way = [id];
    for (let next = start.to; ;) {
      way.push(next);
      const after = best.get(next)?.to;
      if (after === undefined) break;
      next = after;
    }
    return [{ way, milliseconds: start.milliseconds, unknown: start.unknown }];
  });
  return { chains, inCycles: from.filter((id) => endless.has(id)) };
}

/** Ends first, without recursion: chains may be as long as the system is large. */
function bestOf(calls: Calls, endless: ReadonlySet<string>): ReadonlyMap<string, Best> {
  const latencies = new Map<string, number>();
  for (const { from, to, facts, isSync } of calls.flows) {
    const key = `${from}\n${to}`;
    if (isSync && facts.latency !== undefined)
      latencies.set(key, Math.max(facts.latency, latencies.get(key) ?? 0));
  }
  const best = new Map<string, Best>();
  const waiting = calls.ids.filter((id) => !endless.has(id));
  for (let id = waiting.at(-1); id !== undefined; id = waiting.at(-1)) {
    if (best.has(id)) {
      waiting.pop();
      continue;
    }
    const called = calls.waitsFor(id);
    const open = called.filter((to) => !best.has(to));
    if (open.length > 0) {
      waiting.push(...open);
      continue;
    }
    let found: Best = { to: undefined, milliseconds: 0, unknown: 0, length: 0 };
    for (const to of called) {
      const after = best.get(to);
      const own = latencies.get(`${id}\n${to}`);
      const milliseconds = (after?.milliseconds ?? 0) + (own ?? 0);
      const length = (after?.length ?? 0) + 1;
      if (found.to !== undefined && milliseconds < found.milliseconds) continue;
      if (found.to !== undefined && milliseconds === found.milliseconds && length <= found.length) continue;
      found = { to, milliseconds, unknown: (after?.unknown ?? 0) + (own === undefined ? 1 : 0), length };
    }
    best.set(id, found);
    waiting.pop();
  }
  return best;
}
