import { t } from '@vscode/l10n';
import { wordsIn } from '../../../core/markdown/words.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { isImpossibleDay, readDate } from '../date.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

export const dateIso: Rule<Decision> = {
  id: 'adr/date-iso',
  severity: 'information',
  *check({ document, model }) {
    const { date, language, dialect } = model;
    if (!date || date.iso || isPlaceholder(model, date.span)) return;
    const isImpossible = isImpossibleDay(date.text);
    // Other dialects write dates as they like; only one that can be misread is worth a word there.
    if (dialect === 'other' && !isImpossible && !/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/u.test(date.text)) return;
    const only = readDate(date.text);
    const iso = only ?? readDate(date.text, language === 'fr' ? true : undefined);
    const words = wordsIn(document.getText(), date.span);
    yield {
      message: isImpossible
        ? t('"{0}" is not a day of the calendar', date.text)
        : t('"{0}" is not a valid date: expected YYYY-MM-DD', date.text),
      span: date.span,
      ...(iso === undefined || !words
        ? {}
        : {
            fixes: [
              {
                title: t('Change to {0}', iso),
                // Which of two numbers is the day, a French text suggests, and does not say.
                ...(only === undefined ? {} : { certain: 'notation' }),
                changes: () => [{ kind: 'text' as const, uri: document.uri, span: words, text: iso }],
              },
            ],
          }),
    };
  },
};
