import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { listed } from '../../formats/stages/described.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { isScalar, valueOf } from '../../core/yaml/node.ts';
import { touches } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import { nameOf } from './entities.ts';
import { expressionUses } from './expressions.ts';
import { filesOf } from './file-uses.ts';
import { valuesOf } from './matrix.ts';
import type { Parameter, Pipeline, PipelineModel, Stage } from './model.ts';
import { PIPELINE_SCHEMA } from './parse.ts';
import { tasks } from './tasks.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import { stageAt } from './complete.ts';

type Context = KindContext<PipelineModel>;

/** What an entity of a pipeline is to the reader of another place. */
export function describePipeline({ model: { pipeline } }: Context, entity: Entity): string {
  if (!pipeline) return '';
  if (entity.type === 'pipeline') return pipelineText(entity.uri, pipeline);
  const stage = entity.type === 'stage' ? pipeline.stages.get(entity.name) : undefined;
  if (stage) return stageText(stage, pipeline);
  const parameter = entity.type === 'parameter' ? pipeline.params.get(entity.name) : undefined;
  return parameter ? parameterText(parameter) : outputText(entity, pipeline);
}

function pipelineText(uri: string, pipeline: Pipeline): string {
  const description = valueOf(pipeline.root, 'description');
  return [
    `**${escaped(nameOf(uri, pipeline))}** · ${t('pipeline')} · ${counted(pipeline.stages.size, '{0} stage', '{0} stages')}`,
    isScalar(description) ? escaped(description.text) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function stageText(stage: Stage, pipeline: Pipeline): string {
  const { flow, runs, inputs, outputs } = filesOf(pipeline);
  const step = flow.steps().get(stage);
  const count = runs.get(stage)?.count;
  const facts = [
    t('stage'),
    ...(step === undefined ? [] : [t('step {0}', step)]),
    ...(stage.matrix && count !== undefined ? [counted(count, '{0} run', '{0} runs')] : []),
    ...(stage.owner ? [escaped(stage.owner.text)] : []),
  ];
  const command = stage.uses?.text ?? stage.run[0]?.text.split('\n', 1)[0];
  const lines = [
    listed(
      t('Runs after'),
      flow.before(stage).map(({ name }) => name),
    ),
    listed(
      t('Used by'),
      flow.after(stage).map(({ name }) => name),
    ),
    listed(
      t('Reads'),
      inputs.filter((use) => use.stage === stage).flatMap(({ paths }) => paths),
    ),
    listed(
      t('Writes'),
      outputs.filter((use) => use.stage === stage).flatMap(({ paths }) => paths),
    ),
  ];
  return [
    `**${escaped(stage.name)}** · ${facts.join(' · ')}`,
    stage.description ? escaped(stage.description.text) : '',
    command ? `\`${command.replaceAll('`', "'")}\`` : '',
    lines.filter(Boolean).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function parameterText({ name, type, description, fallback, allowed, file, fileKey }: Parameter): string {
  const kind = type ? escaped(type.text) : '';
  const value = fallback
    ? t('Default: {0}', escaped(shownValue(fallback)))
    : file
      ? t('In {0}, at {1}', escaped(file.text), escaped(fileKey?.text ?? name))
      : t('Required when the pipeline is started');
  const choices = allowed
    ? t('One of: {0}', allowed.items.map((item) => escaped(shownValue(item))).join(', '))
    : '';
  return [
    `**${escaped(name)}** · ${[t('parameter'), kind].filter(Boolean).join(' · ')}`,
    description ? escaped(description.text) : '',
    [value, choices].filter(Boolean).join('  \n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function outputText({ span }: Entity, pipeline: Pipeline): string {
  const use = filesOf(pipeline).outputs.find(
    ({ output, scalar }) => output?.key.span.start === span.start || scalar.span.start === span.start,
  );
  if (!use?.output) return '';
  const readers = filesOf(pipeline).flow.links.filter(
    ({ from, paths }) => from === use.stage && paths.some((path) => use.paths.includes(path)),
  );
  return [
    `**${escaped(use.output.name)}** · ${use.output.type} · ${t('output of {0}', escaped(use.stage.name))}`,
    [
      listed(t('Files'), use.paths),
      listed(
        t('Read by'),
        readers.map(({ to }) => to.name),
      ),
    ]
      .filter(Boolean)
      .join('\n'),
  ].join('\n\n');
}

/** Over the value of a matrix, a task or what it is given, and over any key of the format. Names are described elsewhere. */
export function hoverPipeline({ model, document }: Context, offset: number): HoverText | undefined {
  const { pipeline } = model;
  if (!pipeline) return undefined;
  const stage = stageAt(pipeline, offset);
  const own = stage && (matrixHover(document.getText(), pipeline, stage, offset) ?? taskHover(stage, offset));
  if (own) return own;
  return isName(pipeline, offset) ? undefined : hoverFromSchema(PIPELINE_SCHEMA, model.documents, offset);
}

/** True over a key that names something of the author's own. */
function isName({ stages, params }: Pipeline, offset: number): boolean {
  const keys = [...stages.values()].flatMap(({ key, outputs }) => [
    key,
    ...[...outputs.values()].map((output) => output.key),
  ]);
  return [...keys, ...[...params.values()].map(({ key }) => key)].some(({ span }) => touches(span, offset));
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
    return { span, markdown: values ? `${title}\n\n${values.map(escaped).join(', ')}` : title };
  }
  return undefined;
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
