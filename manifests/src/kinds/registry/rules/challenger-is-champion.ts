import { t } from '@vscode/l10n';
import { registryRule } from './registry-rule.ts';

/** A version that is tried beside itself: a challenger that stayed one when it was promoted. */
export const challengerIsChampion = registryRule(
  'registry/challenger-is-champion',
  'warning',
  function* ({ registered, uri }) {
    const { champion, challenger } = registered.aliases;
    if (!champion || challenger?.text !== champion.text) return;
    yield {
      message: t('Version {0} is champion and challenger', champion.text),
      span: challenger.span,
      related: [{ uri, span: champion.span, message: t('The champion') }],
    };
  },
);
