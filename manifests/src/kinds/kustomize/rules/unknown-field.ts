import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { FIELDS } from '../fields.ts';
import type { KustomizeModel } from '../model.ts';

/** A key that kustomize does not know: it refuses the whole file. */
export const unknownField: Rule<KustomizeModel> = {
  id: 'kustomize/unknown-field',
  severity: 'error',
  *check({ model, document: { uri } }) {
    for (const { key } of model.root?.pairs ?? []) {
      if (FIELDS.some((field) => field === key.text) || key.text === '<<' || key.text.startsWith('x-'))
        continue;
      const suggestion = nearest(key.text, FIELDS);
      yield {
        message:
          suggestion === undefined
            ? t('Unknown field "{0}"', key.text)
            : t('Unknown field "{0}". Did you mean "{1}"?', key.text, suggestion),
        span: key.span,
        // Capitals count for nothing when kustomize reads a key.
        ...(suggestion?.toLowerCase() === key.text.toLowerCase() ? { atMost: 'hint' } : {}),
        ...changeTo(uri, key, suggestion),
      };
    }
  },
};
