import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../core/order/cycles.ts';
import { filesOf } from '../file-uses.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** Stages that wait for each other. */
export const cycle = pipelineRule('pipeline/cycle', 'error', function* ({ pipeline, uri }) {
  const { flow } = filesOf(pipeline);
  for (const round of cyclesOf(flow.stages, (stage) => flow.after(stage))) {
    const [first, ...others] = round;
    if (!first) continue;
    const itself = others.length === 0;
    // What a stage reads of its own is told of by `pipeline/input-is-output`.
    const own = first.needs.find(({ text }) => text === first.name);
    if (itself && !own) continue;
    yield {
      message: itself
        ? t('"{0}" depends on itself', first.name)
        : t('Cycle of stages: {0}', [...round, first].map(({ name }) => name).join(' → ')),
      span: itself && own ? own.span : first.key.span,
      related: others.map((stage) => ({
        uri,
        span: stage.key.span,
        message: t('Part of the cycle: "{0}"', stage.name),
      })),
    };
  }
});
