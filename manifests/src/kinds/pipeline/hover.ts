import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { hoverName } from '../../formats/lineage/hover-names.ts';
import { stageAt } from './complete.ts';
import { expressionUses } from './expressions.ts';
import { valuesOf } from './matrix.ts';
import type { PipelineModel, Pipeline, Stage } from './model.ts';
import { PIPELINE_SCHEMA } from './parse.ts';
import { inDocument, queryAt } from './query-at.ts';
import { tasks } from './tasks.ts';

/** Values that are all shown. */
const MAX_SHOWN = 20;

/** Over a column or table of a query, the value of a matrix, a task or what it is given, and over any key of the format. Names are described elsewhere. */
export function hoverPipeline(context: KindContext<PipelineModel>, offset: number): HoverText | undefined {
  const { model, document, graph } = context;
  const { pipeline } = model;
  if (!pipeline) return undefined;
  const inQuery = queryAt(context, offset);
  const named = inQuery && inDocument(inQuery, hoverName(graph, inQuery.output, inQuery.offset));
  if (named) return named;
  const stage = stageAt(pipeline, offset);
  const own = stage && (matrixHover(document.getText(), pipeline, stage, offset) ?? taskHover(stage, offset));
  if (own) return own;
  return isName(pipeline, offset) ? undefined : hoverFromSchema(PIPELINE_SCHEMA, model.documents, offset);
}

/** True over a key that names something of the author's own. */
function isName({ stages, params, partitions }: Pipeline, offset: number): boolean {
  const keys = [...stages.values()].flatMap(({ key, outputs }) => [
    key,
    ...[...outputs.values()].map((output) => output.key),
  ]);
  const values = [...params.values(), ...partitions.values()];
  return [...keys, ...values.map(({ key }) => key)].some(({ span }) => touches(span, offset));
}

function matrixHover(text: string, pipeline: Pipeline, stage: Stage, offset: number): HoverText | undefined {
  for (const { expression, scalar, stage: owner } of expressionUses(pipeline)) {
    const [namespace, name] = expression.parts;
    if (owner !== stage || namespace?.text !== 'matrix' || !name || !touches(scalar.span, offset)) continue;
    const span = placesIn(text, scalar)(expression.start, expression.end);
    const variable = stage.matrix?.variables.find((candidate) => candidate.name === name.text);
    if (!touches(span, offset) || !variable) continue;
    const values = valuesOf(variable, pipeline);
    const title = `**${escaped(name.text)}** · ${t('matrix variable')}`;
    return { span, markdown: values ? `${title}\n\n${shownValues(values)}` : title };
  }
  return undefined;
}

/** Of many values the first ones and the last one. */
function shownValues(values: readonly string[]): string {
  const shown = values.length > MAX_SHOWN ? [...values.slice(0, 3), '…', ...values.slice(-1)] : values;
  const count = values.length > MAX_SHOWN ? ` (${values.length})` : '';
  return `${shown.map(escaped).join(', ')}${count}`;
}

function taskHover({ uses, with: given }: Stage, offset: number): HoverText | undefined {
  const task = tasks().find(({ name }) => name === uses?.text);
  if (!task || !uses) return undefined;
  if (touches(uses.span, offset)) {
    const inputs = task.inputs.map(
      ({ name, required, description }) =>
        `- \`${name}\`${required ? ` (${t('required')})` : ''}: ${description}`,
    );
    return {
      span: uses.span,
      markdown: [`**${task.name}** · ${task.description}`, inputs.join('\n')].join('\n\n'),
    };
  }
  const pair = given?.pairs.find(({ key }) => touches(key.span, offset));
  const input = task.inputs.find(({ name }) => name === pair?.key.text);
  if (!pair || !input) return undefined;
  const values = input.values ? `\n\n${t('One of: {0}', input.values.join(', '))}` : '';
  return { span: pair.key.span, markdown: `**${input.name}** · ${input.description}${values}` };
}
