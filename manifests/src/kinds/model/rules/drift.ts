import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { modelRule } from './model-rule.ts';

/** A threshold of drift without the method that it is a score of. */
export const drift = modelRule('model/drift', 'error', function* ({ manifest: { drift: policy } }) {
  const { method, threshold } = policy;
  if (threshold && !method)
    yield {
      message: t('"threshold" requires "method": each method has its own scale'),
      span: contentOf(threshold),
    };
});
