import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { modelRule } from './model-rule.ts';

/** A column in two roles: a target that is learned from, or one that is to be used and not to be used. */
export const columnRole = modelRule('model/column-role', 'error', function* ({ manifest }) {
  const { target, features, exclude } = manifest;
  const excluded = new Set(exclude.map(({ text }) => text));
  for (const feature of features) {
    if (feature.text === target?.text)
      yield {
        message: t('"{0}" is the target: it cannot be a feature', feature.text),
        span: contentOf(feature),
      };
    else if (excluded.has(feature.text))
      yield { message: t('"{0}" is in "features" and in "exclude"', feature.text), span: contentOf(feature) };
  }
});
