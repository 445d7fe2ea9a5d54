import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { listed } from '../../formats/stages/described.ts';
import { feedsTitle } from '../../formats/stages/feeds.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { span, touches, type Span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import { documentAt, pathAt } from '../../core/yaml/path-at.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import type { KindContext } from '../../core/kind.ts';
import type { DvcModel, DvcStage } from './model.ts';
import { DVC_SCHEMA } from './parse.ts';
import { resolveFile, type DvcRun, type ResolvedFile } from './resolve.ts';
import { dvcExpressions } from './template.ts';
import { lookUp } from './variables.ts';

type Context = KindContext<DvcModel>;

/** A stage from its name to the end of what is written of it. */
function extentOf({ key, node }: DvcStage): Span {
  return span(key.span.start, node ? Math.max(key.span.end, contentEnd(node)) : key.span.end);
}

function resolved({ model, document, graph }: Context): ResolvedFile | undefined {
  return model.file && resolveFile(model.file, document.uri, graph);
}

/** What a stage, a file that one makes, or a parameter is to the reader of another place. */
export function describeDvc(context: Context, entity: Entity): string {
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

/** Over a variable its value, over a key what it is for. */
export function hoverDvc(context: Context, offset: number): HoverText | undefined {
  const { model, document } = context;
  if (model.role !== 'stages') return undefined;
  return (
    variableHover(context, offset, document.getText()) ?? hoverFromSchema(DVC_SCHEMA, model.documents, offset)
  );
}

function variableHover(context: Context, offset: number, text: string): HoverText | undefined {
  const at = pathAt(documentAt(context.model.documents, offset)?.root ?? null, offset);
  if (!at || dvcExpressions(at.node.text).length === 0) return undefined;
  const place = placesIn(text, at.node);
  for (const { inner, keys, start, end } of dvcExpressions(at.node.text)) {
    const where = place(start, end);
    if (!touches(where, offset)) continue;
    const variables = resolved(context)?.variables;
    const value = variables && lookUp(variables, keys);
    return value
      ? { span: where, markdown: `**${escaped(inner.trim())}** = ${escaped(shownValue(value))}` }
      : undefined;
  }
  return undefined;
}

/** Above a stage: whom it feeds. */
export function feedLenses(context: Context): readonly Lens[] {
  const file = resolved(context);
  if (!file) return [];
  const fed = new Map<DvcStage, Set<DvcStage>>();
  for (const { from, to } of file.flow.links) {
    if (from.stage === to.stage) continue;
    const known = fed.get(from.stage);
    if (known) known.add(to.stage);
    else fed.set(from.stage, new Set([to.stage]));
  }
  const { uri } = context.document;
  return [...fed].map(([{ key }, stages]) => ({
    span: key.span,
    title: feedsTitle([...stages].map(({ name }) => name)),
    opens: [...stages].map((stage) => ({ uri, span: stage.key.span })),
  }));
}

/** Stages with what they make; the keys of `params.yaml` at the top. */
export function dvcOutline({ model: { file, params } }: Context): readonly OutlineItem[] {
  const stages = [...(file?.stages.values() ?? [])].map((stage): OutlineItem => {
    const detail = stage.cmd[0]?.text.split('\n', 1)[0];
    return {
      name: stage.name,
      ...(detail ? { detail } : {}),
      icon: 'job',
      span: extentOf(stage),
      nameSpan: stage.key.span,
      children: stage.outs.map(({ path, section }) => ({
        name: path.text,
        ...(section === 'outs' ? {} : { detail: section }),
        icon: 'file',
        span: path.span,
        nameSpan: path.span,
      })),
    };
  });
  const keys = params
    .filter(({ path, key }) => path === key.text)
    .map(({ key, value }): OutlineItem => ({
      name: key.text,
      detail: shownValue(value),
      icon: 'variable',
      span: span(key.span.start, value ? Math.max(key.span.end, contentEnd(value)) : key.span.end),
      nameSpan: key.span,
    }));
  return [...stages, ...keys];
}

/** Each stage. */
export function stageFolds({ model: { file } }: Context): readonly Span[] {
  return [...(file?.stages.values() ?? [])].map(extentOf);
}
