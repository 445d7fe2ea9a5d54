import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { wordsIn } from '../../../core/markdown/words.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { namesOption, sharesWord } from '../option-names.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

export const optionArguedUnknown: Rule<Decision> = {
  id: 'adr/option-argued-unknown',
  severity: 'warning',
  *check({ document, model }) {
    const { argued, options, optionParts, dialect } = model;
    const considered = [...options, ...optionParts];
    const known = (title: string): boolean => considered.some((option) => namesOption(title, option.text));
    if (model.optionsInProse) return;
    // Arguments that follow another order than that of the options are not faults.
    if (options.length === 0 || !argued.some(({ text }) => known(text))) return;
    for (const { text, span } of argued) {
      if (known(text) || isPlaceholder(model, span)) continue;
      const suggestion = nearest(
        text,
        options.map((option) => option.text),
      );
      // In a dialect of its own a heading there may be anything: only a slip is certain.
      if (dialect !== 'madr' && suggestion === undefined) continue;
      // The arguments may call an option by other words than the list does.
      if (suggestion === undefined && options.some((option) => sharesWord(text, option.text))) continue;
      const words = wordsIn(document.getText(), span);
      yield {
        message:
          suggestion === undefined
            ? t('"{0}" is not a considered option', text)
            : t('"{0}" is not a considered option. Did you mean "{1}"?', text, suggestion),
        span,
        ...(words ? changeTo(document.uri, words, suggestion) : {}),
      };
    }
  },
};
