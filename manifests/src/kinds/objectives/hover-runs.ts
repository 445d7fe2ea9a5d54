import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import { fileReferences } from '../../formats/citations/yaml-references.ts';
import type { Objective, RunsSource } from '../../formats/objectives/model.ts';
import { metricsNamed } from '../../formats/objectives/read.ts';
import { localDay } from '../../formats/objectives/zone.ts';
import { pipelineMetrics } from '../../formats/run-history/pipeline-metrics.ts';
import { recordedRuns } from '../../formats/run-history/recorded-runs.ts';
import { isRunOf, metricOf } from '../../formats/run-history/run-record.ts';

/** Metrics that are listed; an output may hold a thousand. */
const MOST_METRICS = 60;
/** Values that are listed, the last ones first. */
const MOST_VALUES = 5;

/** An objective that is measured by runs. */
interface Measured {
  readonly objective: Objective;
  readonly source: RunsSource;
  /** In which days are told. */
  readonly zone: string;
}

/** Over the path of a pipeline: its recorded runs and their metrics; over a metric: its last values. */
export function hoverRuns(
  graph: Graph,
  uri: string,
  { objective, source, zone }: Measured,
  offset: number,
): HoverText | undefined {
  const [reference] = fileReferences(uri, source.pipeline, 'measures');
  const pipeline = reference?.target;
  if (pipeline === undefined) return undefined;
  const { span } = source.pipeline;
  if (touches(span, offset)) return { span, markdown: runsText(graph, pipeline, source) };
  const metric = metricsNamed(objective).find((name) => touches(name.span, offset));
  return (
    metric && { span: metric.span, markdown: metricText(graph, pipeline, metric.text, { source, zone }) }
  );
}

function runsText(graph: Graph, pipeline: string, { pipeline: path, stage }: RunsSource): string {
  const { runs } = recordedRuns(graph, pipeline);
  if (runs.length === 0) return escaped(t('No run of "{0}" is recorded', path.text));
  const succeeded = runs.filter(({ isSucceeded }) => isSucceeded).length;
  const names = [...new Set(pipelineMetrics(graph, pipeline, stage?.text).map(({ name }) => name))];
  const shown = names.slice(0, MOST_METRICS).map(escaped).join(', ');
  return [
    t('Recorded runs: {0}, succeeded: {1}', runs.length, succeeded),
    names.length === 0 ? '' : `${t('Metrics: {0}', names.length)}\n\n${shown}`,
    names.length > MOST_METRICS ? '…' : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function metricText(
  graph: Graph,
  pipeline: string,
  metric: string,
  { source: { pipeline: path, stage }, zone }: Pick<Measured, 'source' | 'zone'>,
): string {
  const { runs } = recordedRuns(graph, pipeline);
  const lines: string[] = [];
  for (const { id, ended, isSucceeded, stages } of runs)
    for (const of of stages) {
      const value = metricOf(of, metric);
      if (!isSucceeded || ended === undefined || value === undefined) continue;
      if (stage && !isRunOf(of.run, stage.text)) continue;
      const when = t('run {0} of {1}', id, localDay(ended, zone));
      lines.push(`- ${escaped(String(value))} · ${escaped(of.run)}, ${escaped(when)}`);
    }
  const shown = lines.length > MOST_VALUES ? [...lines.slice(0, MOST_VALUES), '- …'] : lines;
  const reason =
    runs.length === 0
      ? t('No run of "{0}" is recorded', path.text)
      : t('No run of "{0}" that succeeded has the metric "{1}"', path.text, metric);
  return `**${escaped(metric)}**\n\n${shown.length > 0 ? shown.join('\n') : escaped(reason)}`;
}
