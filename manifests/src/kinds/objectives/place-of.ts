import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { fileReferences } from '../../formats/citations/yaml-references.ts';
import { columnPlace, placeIn } from '../../formats/lineage/column-place.ts';
import type { ObjectivesModel, RunsSource } from '../../formats/objectives/model.ts';
import { columnsNamed, metricsNamed } from '../../formats/objectives/read.ts';
import { isMetricOf, metricsOutputs } from '../../formats/run-history/pipeline-metrics.ts';

/** Where the column at an offset gets its name, or the output of a pipeline that holds the metric there. */
export function objectivesPlaceOf(
  { model: { file }, graph, document: { uri } }: KindContext<ObjectivesModel>,
  offset: number,
): NamedPlace | undefined {
  for (const objective of file?.objectives ?? []) {
    const metric = metricsNamed(objective).find(({ span }) => touches(span, offset));
    if (metric && objective.source?.type === 'runs') return metricPlace(graph, uri, objective.source, metric);
    const column = columnsNamed(objective).find(({ span }) => touches(span, offset));
    if (column && objective.source?.type === 'file') return columnPlace(graph, uri, objective.source, column);
  }
  return undefined;
}

function metricPlace(
  graph: Graph,
  uri: string,
  { pipeline, stage }: RunsSource,
  metric: YamlScalar,
): NamedPlace | undefined {
  const [reference] = fileReferences(uri, pipeline, 'measures');
  if (reference?.target === undefined) return undefined;
  const outputs = metricsOutputs(graph, reference.target).filter(({ name }) => isMetricOf(metric.text, name));
  const output = outputs.find(({ facts }) => facts?.stage === stage?.text) ?? outputs[0];
  return output && placeIn(graph, output.uri, output.span, metric.span);
}
