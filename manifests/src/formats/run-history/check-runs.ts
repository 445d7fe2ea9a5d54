import type { Graph } from '../../core/graph/graph.ts';
import { pathWithin } from '../../core/text/resource.ts';
import { recordedRuns, recordsAbove } from './recorded-runs.ts';

/** What the last recorded runs of a pipeline found with a check of data. */
export interface CheckRuns {
  /** URI. */
  readonly pipeline: string;
  /** Runs that made the check. */
  readonly runs: number;
  /** Of these, those in which it failed. */
  readonly failed: number;
}

/**
 * The last recorded runs that made a check, by pipeline.
 * @param from URI of the document that asks: pipelines of its workspace folder are looked at.
 * @param table URI of the file of the table.
 * @param most runs of each pipeline.
 */
export function checkRuns(
  graph: Graph,
  from: string,
  { table, check }: { readonly table: string; readonly check: string },
  most: number,
): readonly CheckRuns[] {
  const pipelines = new Set(graph.all('pipeline', from).map(({ uri }) => uri));
  return [...pipelines].flatMap((pipeline) => {
    const root = recordsAbove(graph, pipeline);
    const path = root === undefined ? undefined : pathWithin(root, table);
    if (path === undefined) return [];
    let [runs, failed] = [0, 0];
    recordedRuns(graph, pipeline, ({ checks }) => {
      const made = checks.filter((each) => each.path === path && each.name === check);
      if (made.length > 0) runs++;
      if (made.some(({ isPassed }) => !isPassed)) failed++;
      return runs === most;
    });
    return runs === 0 ? [] : [{ pipeline, runs, failed }];
  });
}
