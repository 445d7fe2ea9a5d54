import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { metricsIn } from './metrics-in.ts';
import { recordedRuns } from './recorded-runs.ts';
import { isRunOf, stageOfRun, type MetricValue } from './run-record.ts';

/** A metric that runs of a pipeline have, as the last run that has it recorded it. */
export interface PipelineMetric {
  readonly name: string;
  readonly stage: string;
  readonly value: MetricValue;
  /** Milliseconds; undefined for a value that is in a file, and in no record. */
  readonly ended: number | undefined;
}

/** The outputs of a pipeline that are metrics. @param pipeline its URI. */
export function metricsOutputs(graph: Graph, pipeline: string): readonly Entity<'output'>[] {
  return graph
    .declaredIn(pipeline)
    .filter((entity): entity is Entity<'output'> => entity.type === 'output')
    .filter(({ facts }) => facts?.type === 'metrics');
}

/** True for a metric that is in an output of that name: `scores.accuracy` is in `scores`. */
export function isMetricOf(metric: string, output: string): boolean {
  return metric === output || metric.startsWith(`${output}.`);
}

/**
 * The metrics of a pipeline, of its last runs first: those that runs have recorded, then those that are in its outputs.
 * @param pipeline its URI. @param stage only those of this one.
 */
export function pipelineMetrics(
  graph: Graph,
  pipeline: string,
  stage: string | undefined,
): readonly PipelineMetric[] {
  const found = new Map<string, PipelineMetric>();
  const add = (metric: PipelineMetric): void => {
    const key = `${metric.stage}\n${metric.name}`;
    if (!found.has(key)) found.set(key, metric);
  };
  for (const { stages, ended } of recordedRuns(graph, pipeline).runs)
    for (const { run, metrics } of stages)
      if (stage === undefined || isRunOf(run, stage))
        for (const [name, value] of Object.entries(metrics))
          add({ name, stage: stageOfRun(run), value, ended });
  for (const { name: output, facts } of metricsOutputs(graph, pipeline)) {
    if (facts?.file === undefined || (stage !== undefined && facts.stage !== stage)) continue;
    const values = metricsIn(output, graph.beginning(facts.file) ?? '');
    for (const [name, value] of Object.entries(values))
      add({ name, stage: facts.stage ?? '', value, ended: undefined });
  }
  return [...found.values()];
}
