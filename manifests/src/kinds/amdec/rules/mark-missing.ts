import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { MARK_NAMES, type AmdecModel, type MarkName, type Risk } from '../model.ts';
import { markLabel } from '../vocabulary.ts';

/** A row without one of its marks has no criticality, so that nobody knows whether it needs an action. */
export const markMissing: Rule<AmdecModel> = {
  id: 'amdec/mark-missing',
  severity: 'error',
  *check({ model }) {
    const rated = ratedMarks(model);
    for (const risk of model.risks) {
      const absent = rated.filter((name) => !risk.rating[name]);
      if (absent.length > 0) {
        const names = absent.map(markLabel).join(', ');
        yield { message: t('Missing rating: {0}', names), span: risk.nameSpan };
      }
      for (const name of MARK_NAMES) {
        for (const mark of [risk.rating[name], risk.residual?.[name]]) {
          if (mark?.text === '')
            yield { message: t('The rating for {0} is empty', markLabel(name)), span: mark.span };
        }
      }
    }
  },
};

/** The marks that the grid declares; without a grid, those that any row has. */
function ratedMarks({ grid, risks }: AmdecModel): readonly MarkName[] {
  const declared = MARK_NAMES.filter((name) => grid?.[name]);
  if (declared.length > 0) return declared;
  const used = (name: MarkName): boolean => risks.some(({ rating }: Risk) => rating[name] !== undefined);
  return MARK_NAMES.filter((name) => name !== 'detection' || used(name));
}
