import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { namesOption } from '../option-names.ts';
import type { Decision } from '../model.ts';

export const optionUnargued: Rule<Decision> = {
  id: 'adr/option-unargued',
  severity: 'hint',
  *check({ model: { argued, options } }) {
    const arguedFor = options.filter((option) => argued.some(({ text }) => namesOption(text, option.text)));
    if (arguedFor.length === 0) return;
    for (const { text, span } of options)
      if (!argued.some((heading) => namesOption(heading.text, text)))
        yield { message: t('Option "{0}" has no arguments for or against it', text), span };
  },
};
