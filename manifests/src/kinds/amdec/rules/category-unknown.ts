import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { AmdecModel } from '../model.ts';
import { replacement } from './fixes.ts';

/** Categories that a message lists. */
const MAX_LISTED = 12;

/** A category that the table does not list splits its totals in two. Tables that list none use any. */
export const categoryUnknown: Rule<AmdecModel> = {
  id: 'amdec/category-unknown',
  severity: 'warning',
  *check({ model, document }) {
    if (model.categories.length === 0) return;
    const names = model.categories.map(({ text }) => text);
    const known = new Set(names.map(nameKey));
    const listed = names.slice(0, MAX_LISTED).join(', ') + (names.length > MAX_LISTED ? ', …' : '');
    for (const { category } of model.risks) {
      if (!category || known.has(nameKey(category.text))) continue;
      const suggestion = nearest(category.text, names);
      yield {
        message: t('"{0}" is not a declared category. Valid values: {1}', category.text, listed),
        span: category.span,
        fixes: suggestion
          ? [replacement(document.uri, category.span, suggestion, t('Change to "{0}"', suggestion))]
          : [],
      };
    }
  },
};
