import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { checksOf, qualityRule } from './quality-rule.ts';

/** A check that says nothing that it expects, or several things: how many failed would not be known of each. */
export const oneExpectation = qualityRule('quality/one-expectation', 'error', function* ({ suite }) {
  for (const { key, node, expectations } of checksOf(suite)) {
    const [first, second] = expectations;
    if (!first)
      yield {
        message:
          node.pairs.length === 0
            ? t('Check "{0}" is empty', key.text)
            : t('Check "{0}" has no expectation, such as "notNull" or "range"', key.text),
        span: contentOf(key),
      };
    else if (second)
      yield {
        message: t('"{0}" and "{1}" cannot be used together: write two checks', first.name, second.name),
        span: contentOf(second.key),
      };
  }
});
