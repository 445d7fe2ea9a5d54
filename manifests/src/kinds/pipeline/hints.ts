import { t } from '@vscode/l10n';
import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { contains, type Span } from '../../core/text/span.ts';
import { filesOf } from './file-uses.ts';
import type { PipelineModel } from './model.ts';

/** After the name of a stage: the step in which it can run at the earliest, and how often it runs. */
export function pipelineHints(
  { model: { pipeline } }: KindContext<PipelineModel>,
  within: Span,
): readonly Hint[] {
  if (!pipeline) return [];
  const { flow, runs } = filesOf(pipeline);
  const steps = flow.steps();
  return [...pipeline.stages.values()].flatMap((stage): Hint[] => {
    const step = steps.get(stage);
    if (step === undefined || !contains(within, stage.key.span)) return [];
    const count = runs.get(stage)?.count;
    const times = stage.matrix && count !== undefined ? ` × ${count}` : '';
    // Behind the colon, where nothing is typed.
    const offset = stage.key.span.end + 1;
    return [
      {
        offset,
        label: `${t('step {0}', step)}${times}`,
        tooltip: t('Earliest position in the pipeline order'),
      },
    ];
  });
}
