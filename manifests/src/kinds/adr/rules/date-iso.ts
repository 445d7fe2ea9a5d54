import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { readDate } from '../date.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

export const dateIso: Rule<Decision> = {
  id: 'adr/date-iso',
  severity: 'information',
  *check({ document, model }) {
    const { date, language, dialect } = model;
    if (!date || date.iso || isPlaceholder(model, date.span)) return;
    // Other dialects write dates as they like; only one that can be misread is worth a word there.
    if (dialect === 'other' && !/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/u.test(date.text)) return;
    const iso = readDate(date.text, language === 'fr' ? true : undefined);
    yield {
      message: t('"{0}" is not a valid date: expected YYYY-MM-DD', date.text),
      span: date.span,
      ...(iso === undefined
        ? {}
        : {
            fixes: [
              {
                title: t('Change to {0}', iso),
                preferred: true,
                changes: () => [{ kind: 'text' as const, uri: document.uri, span: date.span, text: iso }],
              },
            ],
          }),
    };
  },
};
