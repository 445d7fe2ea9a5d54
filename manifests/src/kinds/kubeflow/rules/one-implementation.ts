import { t } from '@vscode/l10n';
import { componentRule } from './component-rule.ts';

/** A component that is neither a graph nor run by an executor, or both. */
export const oneImplementation = componentRule({
  id: 'kubeflow/one-implementation',
  severity: 'error',
  *check({ key, isGraph, executorLabel, node }) {
    if (isGraph && executorLabel)
      yield {
        message: t('"dag" and "executorLabel" cannot be used together in a component'),
        span: executorLabel.span,
      };
    else if (!isGraph && !executorLabel && node.pairs.length > 0)
      yield {
        message: t('The component has no implementation: "dag" or "executorLabel" is required'),
        span: key.span,
      };
  },
});
