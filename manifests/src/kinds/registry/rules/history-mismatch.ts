import { t } from '@vscode/l10n';
import { latestPromotions } from '../history.ts';
import { ALIASES } from '../../../formats/model-registry/registry.ts';
import { registryRule } from './registry-rule.ts';

/**
 * An alias that was changed without an entry in the history: what served on a day can then not be told. A model without a history
 * is not asked for one.
 */
export const historyMismatch = registryRule(
  'registry/history-mismatch',
  'warning',
  function* ({ registered }) {
    if (registered.history.length === 0) return;
    for (const alias of ALIASES) {
      const current = registered.aliases[alias];
      if (!current) continue;
      const latest = latestPromotions(registered, alias);
      if (latest.some(({ version }) => version?.text === current.text)) continue;
      const last = latest.at(-1)?.version?.text;
      yield {
        message:
          last === undefined
            ? t('"history" does not say since when version {0} is {1}', current.text, alias)
            : t('According to "history", {1} is version {0}, not {2}', last, alias, current.text),
        span: current.span,
      };
    }
  },
);
