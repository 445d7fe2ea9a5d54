import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { feedsTitle } from '../../formats/stages/feeds.ts';
import { filesOf } from './file-uses.ts';
import type { PipelineModel } from './model.ts';

/** Above a stage: whom it feeds. */
export function pipelineLenses({
  model: { pipeline },
  document: { uri },
}: KindContext<PipelineModel>): readonly Lens[] {
  if (!pipeline) return [];
  const { flow } = filesOf(pipeline);
  return [...pipeline.stages.values()].flatMap((stage): Lens[] => {
    const fed = flow.after(stage);
    if (fed.length === 0) return [];
    const opens = fed.map(({ key }) => ({ uri, span: key.span }));
    return [{ span: stage.key.span, title: feedsTitle(fed.map(({ name }) => name)), opens }];
  });
}
