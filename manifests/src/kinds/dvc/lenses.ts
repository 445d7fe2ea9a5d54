import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { pairOf } from '../../core/yaml/node.ts';
import { feedsTitle } from '../../formats/stages/feeds.ts';
import { resolved } from './describe.ts';
import type { DvcModel, DvcStage } from './model.ts';

/** Above the stages: run all; above a stage: run it with what it depends on, and whom it feeds. */
export function dvcLenses(context: KindContext<DvcModel>): readonly Lens[] {
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
  const all = pairOf(context.model.file?.root, 'stages');
  return [
    ...(all ? [{ span: all.key.span, title: t('Run pipeline'), runs: {} }] : []),
    ...[...(context.model.file?.stages.values() ?? [])].map(({ key, name }) => ({
      span: key.span,
      title: t('Run to here'),
      runs: { part: name },
    })),
    ...[...fed].map(([{ key }, stages]) => ({
      span: key.span,
      title: feedsTitle([...stages].map(({ name }) => name)),
      opens: [...stages].map((stage) => ({ uri, span: stage.key.span })),
    })),
  ];
}
