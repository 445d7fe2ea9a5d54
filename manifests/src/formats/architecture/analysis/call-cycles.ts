import { cyclesIn } from '../../../core/order/cycles.ts';
import { keptBy } from '../../../core/text/memory.ts';
import type { CallGraph } from './call-graph.ts';
import type { Calls } from './calls.ts';

/** Elements that wait for each other: of each group one way round, its first element first and not repeated. */
export function callCyclesOf({ graph }: Calls): readonly (readonly string[])[] {
  return callCyclesIn(graph);
}

const callCyclesIn = keptBy((graph: CallGraph): readonly (readonly string[])[] =>
  cyclesIn(graph.waits).map((cycle) => cycle.map((number) => graph.ids[number] ?? '')),
);
