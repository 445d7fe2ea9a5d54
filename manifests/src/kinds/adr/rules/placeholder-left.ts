import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Decision } from '../model.ts';

export const placeholderLeft: Rule<Decision> = {
  id: 'adr/placeholder-left',
  severity: 'warning',
  *check({ model }) {
    for (const { text, span } of model.placeholders) {
      const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
      yield { message: t('Template placeholder "{0}" is not filled in', shown), span };
    }
  },
};
