import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { proposedNames } from '../../core/contributions/proposed-names.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { relativePath } from '../../core/text/resource.ts';
import type { YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { fileReferences } from '../../formats/citations/yaml-references.ts';
import type { RunsSource } from '../../formats/objectives/model.ts';
import { metricsOutputs, pipelineMetrics } from '../../formats/run-history/pipeline-metrics.ts';

/** The paths of the pipelines of the workspace, those of DVC among them. */
export function completePipeline(graph: Graph, uri: string, cursor: YamlCursor): readonly Completion[] {
  const files = new Set(graph.all('stage', uri).map((stage) => stage.uri));
  const paths = [...files].map((file) => relativePath(uri, file)).sort();
  return proposedNames(cursor, paths, t('pipeline'));
}

/** The stages of a pipeline, or the metrics of its runs with their last values. @param key `stage`, or one that names a metric. */
export function completeRuns(
  graph: Graph,
  uri: string,
  { pipeline, stage }: RunsSource,
  cursor: YamlCursor,
  key: string,
): readonly Completion[] {
  const [reference] = fileReferences(uri, pipeline, 'measures');
  const target = reference?.target;
  if (target === undefined || key === 'time') return [];
  if (key === 'stage') {
    const stages = graph.declaredIn(target).filter(({ type }) => type === 'stage');
    return proposedNames(
      cursor,
      stages.map(({ name }) => name),
      t('stage'),
    );
  }
  const metrics = pipelineMetrics(graph, target, stage?.text);
  const known = metrics.map(({ name, value, stage: of }) => ({
    label: name,
    detail: [t('metric of {0}', of), String(value)].join(' · '),
  }));
  // Of an output that no run has made yet, only the beginning of the names is known.
  const open = metricsOutputs(graph, target)
    .filter(({ name }) => !metrics.some((metric) => metric.name.startsWith(`${name}.`)))
    .map(({ name, facts }) => ({ label: `${name}.`, detail: t('metric of {0}', facts?.stage ?? '') }));
  return [...known, ...open].map(({ label, detail }, index) => ({
    label,
    span: cursor.span,
    text: writtenAt(cursor, label),
    kind: 'name',
    detail,
    sortText: `0${String(index).padStart(4, '0')}`,
  }));
}
