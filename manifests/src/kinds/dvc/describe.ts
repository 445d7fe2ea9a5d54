import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import { listed } from '../../formats/stages/described.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import type { DvcModel, DvcStage } from './model.ts';
import { resolveFile, type DvcRun, type ResolvedFile } from './resolve.ts';

/** A stage from its name to the end of what is written of it. */
export function extentOf({ key, node }: DvcStage): Span {
  return span(key.span.start, node ? Math.max(key.span.end, contentEnd(node)) : key.span.end);
}

export function resolved({ model, document, graph }: KindContext<DvcModel>): ResolvedFile | undefined {
  return model.file && resolveFile(model.file, document.uri, graph);
}

/** What a stage, a file that one makes, or a parameter is to the reader of another place. */
export function describeDvc(context: KindContext<DvcModel>, entity: Entity): string {
  if (entity.type === 'parameter')
    return `**${escaped(entity.name)}** · ${t('parameter')}\n\n${escaped(entity.detail ?? '')}`;
  const file = resolved(context);
  const name = entity.type === 'stage' ? entity.name : entity.detail;
  const runs = file?.runs.filter(({ stage }) => stage.name === name) ?? [];
  if (!file || runs.length === 0) return '';
  const text = stageText(runs, file);
  return entity.type === 'stage'
    ? text
    : `**${escaped(entity.name)}** · ${t('output of {0}', escaped(name ?? ''))}\n\n${text}`;
}

function stageText(runs: readonly DvcRun[], { flow }: ResolvedFile): string {
  const [first] = runs;
  const times = first?.stage.loop ? ` · ${counted(runs.length, '{0} run', '{0} runs')}` : '';
  const others = (of: (run: DvcRun) => readonly DvcRun[]): string[] =>
    runs.flatMap((run) => of(run).map(({ stage }) => stage.name));
  const command = first?.cmd[0]?.split('\n', 1)[0] ?? '';
  const lines = [
    listed(
      t('Runs after'),
      others((run) => flow.before(run)),
    ),
    listed(
      t('Used by'),
      others((run) => flow.after(run)),
    ),
    listed(
      t('Reads'),
      runs.flatMap(({ deps }) => deps.map(({ path }) => path)),
    ),
    listed(
      t('Writes'),
      runs.flatMap(({ outs }) => outs.map(({ path }) => path)),
    ),
  ];
  return [
    `**${escaped(first?.stage.name ?? '')}** · ${t('stage')}${times}`,
    command === '' ? '' : `\`${command.replaceAll('`', "'")}\``,
    lines.filter(Boolean).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}
