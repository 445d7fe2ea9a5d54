import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { pairOf } from '../../core/yaml/node.ts';
import { feedsTitle } from '../../formats/stages/feeds.ts';
import { filesOf } from './file-uses.ts';
import type { PipelineModel } from './model.ts';

/** Above the stages: run all; above a stage: run it with what it depends on, and whom it feeds. */
export function pipelineLenses({
  model: { pipeline },
  document: { uri },
}: KindContext<PipelineModel>): readonly Lens[] {
  if (!pipeline) return [];
  const { flow } = filesOf(pipeline);
  const all = pairOf(pipeline.root, 'stages');
  return [
    ...(all ? [{ span: all.key.span, title: t('Run pipeline'), runs: {} }] : []),
    ...[...pipeline.stages.values()].flatMap((stage): Lens[] => {
      const { span } = stage.key;
      const run: Lens = { span, title: t('Run to here'), runs: { part: stage.name } };
      const fed = flow.after(stage);
      if (fed.length === 0) return [run];
      const opens = fed.map(({ key }) => ({ uri, span: key.span }));
      return [run, { span, title: feedsTitle(fed.map(({ name }) => name)), opens }];
    }),
  ];
}
