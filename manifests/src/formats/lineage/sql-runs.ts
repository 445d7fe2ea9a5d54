import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { Lineage } from './lineage.ts';
import { faultsOf, type SqlFault } from './sql-faults.ts';

/** An output of each stage that runs a file of SQL. */
export function runsOf(graph: Graph, uri: string): readonly Entity<'output'>[] {
  const stages = new Map<string, Entity<'output'>>();
  for (const output of graph.all('output', uri)) {
    const { facts } = output;
    if (facts?.sql === uri && facts.query === undefined)
      stages.set(`${output.uri} ${facts.stage ?? ''}`, output);
  }
  return [...stages.values()];
}

/** What is wrong with SQL in all stages that run it: with the tables of one of them, it may be right. */
export function faultsOfRuns(graph: Graph, runs: readonly Entity<'output'>[]): readonly SqlFault[] {
  const lineage = new Lineage(graph);
  const [first = [], ...others] = runs.map((output) => faultsOf(lineage, output));
  return first.filter((fault) =>
    others.every((faults) => faults.some(({ span }) => span.start === fault.span.start)),
  );
}
