import { t } from '@vscode/l10n';
import { wordsIn } from '../../../core/markdown/words.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { namesOption, optionKey, sharesWord } from '../option-names.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

/** A name without quotes of more words may begin a sentence: it is not certain where it ends. */
const MAX_NAME_WORDS = 4;

/** A name without quotes that is longer is a sentence. */
const MAX_UNQUOTED_WORDS = 8;

/** What people write where everything is chosen. */
const ALL =
  /^(?:all|both|toutes|tous|les deux)(?: (?:of (?:them|the above|these)|(?:of )?(?:the )?(?:considered |above )?options|(?:les )?options(?: envisagées)?))?[.!]?$/iu;

/** What people write where nothing is chosen yet. */
const UNDECIDED =
  /^(?:[?–—-]+|…|\.{3}|tb[dca]|todo|n\/?a|none|pending|(?:not )?(?:yet )?(?:un)?decided(?: yet)?|not yet (?:chosen|known)|open|to be (?:decided|determined|defined|discussed)|à (?:décider|définir|déterminer|discuter|compléter)|aucune?|en attente)[.!]?$/iu;

export const optionChosenUnknown: Rule<Decision> = {
  id: 'adr/option-chosen-unknown',
  severity: 'error',
  *check({ document, model }) {
    const { chosen, options, optionParts, argued, dialect } = model;
    if (!chosen || options.length === 0 || isPlaceholder(model, chosen.span)) return;
    // Without quotes, and outside of MADR, an option may be named freely.
    if (!chosen.quoted && dialect !== 'madr') return;
    if (!chosen.quoted && chosen.text.split(' ').length > MAX_UNQUOTED_WORDS) return;
    if (model.optionsInProse || UNDECIDED.test(chosen.text) || ALL.test(chosen.text)) return;
    const known = [...options, ...optionParts, ...argued];
    if (chosen.names.some((name) => known.some((option) => namesOption(name, option.text)))) return;
    // The third of a list, by its number.
    const place = Number(/^(?:options?|alternative|solution)?\s*#?(\d{1,2})(?!\d)/iu.exec(chosen.text)?.[1]);
    if (place >= 1 && place <= options.length) return;
    const isBehind = options.every(({ span }) => span.start > chosen.span.start);
    // An option in other words is not certain to be another.
    const alike = options.some((option) => sharesWord(chosen.text, option.text));
    const key = nearest(
      optionKey(chosen.text),
      options.map((option) => optionKey(option.text)),
    );
    const suggestion = options.find((option) => optionKey(option.text) === key)?.text;
    const isLong = !chosen.quoted && chosen.text.split(' ').length > MAX_NAME_WORDS;
    const words = wordsIn(document.getText(), chosen.span);
    const offered = suggestion === undefined ? options.map(({ text }) => text) : [suggestion];
    yield {
      message:
        suggestion === undefined
          ? t('The chosen option "{0}" is not a considered option', chosen.text)
          : t(
              'The chosen option "{0}" is not a considered option. Did you mean "{1}"?',
              chosen.text,
              suggestion,
            ),
      // Options behind the outcome are often its alternatives only, and what is told in a sentence may be a mixture of them.
      ...(isBehind || isLong
        ? { atMost: 'information' as const }
        : alike || suggestion !== undefined
          ? { atMost: 'warning' as const }
          : {}),
      span: chosen.span,
      related: options.map((option) => ({
        uri: document.uri,
        span: option.span,
        message: t('Considered option'),
      })),
      fixes: (words ? offered : []).map((text) => ({
        title: t('Change the chosen option to "{0}"', text),
        changes: () => [{ kind: 'text' as const, uri: document.uri, span: words ?? chosen.span, text }],
      })),
    };
  },
};
