import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { fileReferences } from '../../../formats/citations/yaml-references.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { metricsNamed } from '../../../formats/objectives/read.ts';
import {
  isMetricOf,
  metricsOutputs,
  pipelineMetrics,
} from '../../../formats/run-history/pipeline-metrics.ts';
import { recordedRuns } from '../../../formats/run-history/recorded-runs.ts';
import { isRunOf, metricOf, type RunRecord } from '../../../formats/run-history/run-record.ts';
import { objectiveRule } from './objectives-rule.ts';

/**
 * A metric that no recorded run of the pipeline has; where no run has metrics, as in a new clone, one that no output of the pipeline
 * can hold.
 */
export const metricUnknown = objectiveRule(
  'objectives/metric-unknown',
  'warning',
  function* (objective, { graph, uri }) {
    const { source } = objective;
    if (source?.type !== 'runs') return;
    const [reference] = fileReferences(uri, source.pipeline, 'measures');
    const pipeline = reference?.target;
    if (pipeline === undefined) return;
    const stage = source.stage?.text;
    const path = source.pipeline.text;
    for (const metric of metricsNamed(objective)) {
      const has = (run: RunRecord): boolean =>
        run.stages.some(
          (of) => (stage === undefined || isRunOf(of.run, stage)) && metricOf(of, metric.text) !== undefined,
        );
      const { runs, isWhole } = recordedRuns(graph, pipeline, has);
      const last = runs.at(-1);
      if (!isWhole || (last && has(last))) continue;
      const isRecorded = runs.some(({ stages }) => stages.length > 0);
      if (!isRecorded && mayHold(graph, pipeline, metric.text)) continue;
      const names = isRecorded ? pipelineMetrics(graph, pipeline, stage).map(({ name }) => name) : [];
      const message = isRecorded
        ? t('No recorded run of "{0}" has the metric "{1}"', path, metric.text)
        : t('"{0}" has no output of the type "metrics" that holds "{1}"', path, metric.text);
      const suggestion = nearest(metric.text, names);
      yield {
        message: suggestion ? t('{0}. Did you mean "{1}"?', message, suggestion) : message,
        span: contentOf(metric),
        ...changeTo(uri, metric, suggestion),
      };
    }
  },
);

/** True where an output of the pipeline may hold a metric, or where its outputs are not all known. */
function mayHold(graph: Graph, pipeline: string, metric: string): boolean {
  // A file of DVC names no outputs, and a pipeline that is used has outputs of its own.
  if (!graph.declaredIn(pipeline).some(({ type }) => type === 'pipeline')) return true;
  if (
    graph.referencesIn(pipeline).some(({ relation, types }) => relation === 'uses' && types[0] === 'pipeline')
  )
    return true;
  return metricsOutputs(graph, pipeline).some(({ name }) => isMetricOf(metric, name));
}
