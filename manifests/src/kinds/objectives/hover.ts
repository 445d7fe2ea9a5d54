import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { hoverColumn, hoverTable } from '../../formats/lineage/hover-columns.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { columnsNamed } from '../../formats/objectives/read.ts';
import { zoneOf } from '../../formats/objectives/zone.ts';
import { budgetSentence } from './budget-text.ts';
import { hoverRuns } from './hover-runs.ts';
import { OBJECTIVES_SCHEMA } from './parse.ts';

/** Over a target its error budget; over a path its columns or its runs; over a column or a metric what is known of it; over any key what the format says. */
export function hoverObjectives(
  { model: { file, documents }, graph, document: { uri } }: KindContext<ObjectivesModel>,
  offset: number,
): HoverText | undefined {
  if (!file) return hoverFromSchema(OBJECTIVES_SCHEMA, documents, offset);
  for (const objective of file.objectives) {
    if (touches(objective.key.span, offset)) return undefined;
    for (const target of objective.targets) {
      const span = target.value?.value?.span;
      const markdown = span && touches(span, offset) ? budgetSentence(objective, target) : undefined;
      if (span && markdown !== undefined) return { span, markdown };
    }
    const { source } = objective;
    if (!source) continue;
    if (source.type === 'runs') {
      const runs = hoverRuns(graph, uri, { objective, source, zone: zoneOf(file) }, offset);
      if (runs) return runs;
      continue;
    }
    if (touches(source.path.span, offset)) return hoverTable(graph, uri, source);
    const column = columnsNamed(objective).find(({ span }) => touches(span, offset));
    const shown = column && hoverColumn(graph, uri, source, column);
    if (shown) return shown;
  }
  return hoverFromSchema(OBJECTIVES_SCHEMA, documents, offset);
}
