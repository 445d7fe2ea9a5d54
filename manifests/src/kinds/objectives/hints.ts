import { t } from '@vscode/l10n';
import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Span } from '../../core/text/span.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { budgetOf } from './budget-text.ts';

/** After each target of a share of events, the time that may be lost in a window. */
export function objectivesHints(
  { model: { file } }: KindContext<ObjectivesModel>,
  within: Span,
): readonly Hint[] {
  return (file?.objectives ?? []).flatMap((objective) =>
    objective.targets.flatMap((target) => {
      const value = target.value?.value;
      const budget = budgetOf(objective, target);
      if (!value || budget === undefined || value.span.end < within.start || value.span.end > within.end)
        return [];
      return [{ offset: value.span.end, label: t('budget {0}', budget) }];
    }),
  );
}
