import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { feedsTitle } from '../../formats/stages/feeds.ts';
import { resolved } from './describe.ts';
import type { DvcModel, DvcStage } from './model.ts';

/** Above a stage: whom it feeds. */
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
  return [...fed].map(([{ key }, stages]) => ({
    span: key.span,
    title: feedsTitle([...stages].map(({ name }) => name)),
    opens: [...stages].map((stage) => ({ uri, span: stage.key.span })),
  }));
}
