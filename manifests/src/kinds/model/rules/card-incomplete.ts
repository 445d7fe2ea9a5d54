import { t } from '@vscode/l10n';
import { isMap } from '../../../core/yaml/node.ts';
import { CARD_SECTIONS } from '../card.ts';
import { modelRule } from './model-rule.ts';

/** A card that somebody began, with sections that nobody has written yet. */
export const cardIncomplete = modelRule(
  'model/card-incomplete',
  'information',
  function* ({ manifest: { card } }) {
    if (!card) return;
    const written = isMap(card.value) ? card.value.pairs.map(({ key }) => key.text) : [];
    const missing = CARD_SECTIONS.filter((section) => !written.includes(section));
    if (missing.length > 0)
      yield { message: t('The card says nothing about: {0}', missing.join(', ')), span: card.key.span };
  },
);
