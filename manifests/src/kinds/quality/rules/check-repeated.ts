import { t } from '@vscode/l10n';
import { plainOf } from '../../../core/yaml/plain.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { Check } from '../model.ts';
import { qualityRule } from './quality-rule.ts';

/** A check that another one of the table makes already, on the same rows. */
export const checkRepeated = qualityRule('quality/check-repeated', 'warning', function* ({ suite, uri }) {
  for (const { checks } of suite.tables.values()) {
    const seen = new Map<string, Check>();
    for (const check of checks.values()) {
      const content = contentKey(check);
      if (content === undefined) continue;
      const first = seen.get(content);
      if (!first) seen.set(content, check);
      else
        yield {
          message: t('Same check as "{0}"', first.name),
          span: contentOf(check.key),
          related: [{ uri, span: contentOf(first.key), message: t('First check') }],
        };
    }
  }
});

/** What a check looks at and expects; two with the same severity and the same tolerance are one too many. */
function contentKey({ node, expectations }: Check): string | undefined {
  if (expectations.length !== 1) return undefined;
  const told = new Set(['description', 'owner', 'tags']);
  const pairs = node.pairs
    .filter(({ key }) => !told.has(key.text) && !key.text.startsWith('x-'))
    .map(({ key, value }) => [key.text, plainOf(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(pairs);
}
