import type { HoverText } from '../../core/contributions/hover.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { hoverColumn, hoverTable } from '../../formats/lineage/hover-columns.ts';
import { MODEL_SCHEMA } from './parse.ts';
import type { ModelDocument, ModelManifest } from './model.ts';
import { columnAt } from './read.ts';
import { consequenceOf } from './threshold.ts';

/** Over the path of the table its columns; over a column its type and where it comes from; over the threshold the choices nearby; over any key what the format says. */
export function hoverModel(
  { model, graph, document: { uri } }: KindContext<ModelDocument>,
  offset: number,
): HoverText | undefined {
  const { manifest, documents } = model;
  const column = manifest && columnAt(manifest, offset);
  const data =
    manifest?.path && touches(manifest.path.span, offset)
      ? hoverTable(graph, uri, manifest)
      : column && hoverColumn(graph, uri, manifest, column);
  return (
    data ??
    (manifest && hoverThreshold(graph, uri, manifest, offset)) ??
    hoverFromSchema(MODEL_SCHEMA, documents, offset)
  );
}

function hoverThreshold(
  graph: Graph,
  uri: string,
  manifest: ModelManifest,
  offset: number,
): HoverText | undefined {
  const { threshold } = manifest;
  const consequence = threshold && touches(threshold.span, offset) && consequenceOf(graph, uri, manifest);
  return consequence
    ? { span: threshold.span, markdown: `${consequence.text}\n\n${consequence.table}` }
    : undefined;
}
