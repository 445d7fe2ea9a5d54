import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../core/order/cycles.ts';
import { dvcRule, once } from './dvc-rule.ts';

/** Stages that depend on each other. */
export const cycle = dvcRule('dvc/cycle', 'error', function* ({ resolved: { flow }, uri }) {
  const rounds = cyclesOf(flow.stages, (run) => flow.after(run)).filter((round) => round.length > 1);
  yield* once(
    rounds.flatMap((round) => {
      const [first, ...others] = round;
      if (!first) return [];
      return [
        {
          message: t('Cycle of stages: {0}', [...round, first].map(({ name }) => name).join(' → ')),
          span: first.stage.key.span,
          related: others.map(({ name, stage }) => ({
            uri,
            span: stage.key.span,
            message: t('Part of the cycle: "{0}"', name),
          })),
        },
      ];
    }),
  );
});
