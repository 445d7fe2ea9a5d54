import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { listed } from '../../formats/stages/described.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { isScalar, valueOf } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import { nameOf, shownPartition } from './entities.ts';
import { filesOf } from './file-uses.ts';
import type { Parameter, Pipeline, PipelineModel, Stage } from './model.ts';
import { periodsOf } from './partitions.ts';

/** What an entity of a pipeline is to the reader of another place. */
export function describePipeline(
  { model: { pipeline } }: KindContext<PipelineModel>,
  entity: Entity,
): string {
  if (!pipeline) return '';
  if (entity.type === 'pipeline') return pipelineText(entity.uri, pipeline);
  const stage = entity.type === 'stage' ? pipeline.stages.get(entity.name) : undefined;
  if (stage) return stageText(stage, pipeline);
  if (entity.type === 'partition') return partitionText(entity.name, pipeline);
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

function partitionText(name: string, pipeline: Pipeline): string {
  const partition = pipeline.partitions.get(name);
  const periods = partition && periodsOf(partition, pipeline);
  const title = `**${escaped(name)}** · ${t('partition')}`;
  const known = periods && ` · ${counted(periods.length, '{0} period', '{0} periods')}`;
  return partition ? `${title}${known ?? ''}\n\n${escaped(shownPartition(partition))}` : title;
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
