import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { hasTenPointGrid } from '../assessment.ts';
import type { AmdecModel } from '../model.ts';

/** A threshold is a decision of each table: there is no national one. On a grid of 1 to 10 the Action Priority takes its place. */
export const thresholdUndeclared: Rule<AmdecModel> = {
  id: 'amdec/threshold-undeclared',
  severity: 'hint',
  *check({ model, settings }) {
    if (model.threshold || model.risks.length === 0 || !model.grid || hasTenPointGrid(model.grid)) return;
    yield {
      message: t(
        'The table declares no threshold: {0} from the settings applies',
        settings.amdec.defaultThreshold,
      ),
      span: model.grid.span,
    };
  },
};
