import { t } from '@vscode/l10n';
import { componentRule } from './component-rule.ts';

/** A component that is neither a graph nor run by an executor, or both. */
export const oneImplementation = componentRule({
  id: 'kubeflow/one-implementation',
  severity: 'error',
  *check({ key, isGraph, executorLabel, node }) {
    if (isGraph && executorLabel)
      yield {
        message: t('A component is a graph ("dag") or has an executor, not both'),
        span: executorLabel.span,
      };
    else if (!isGraph && !executorLabel && node.pairs.length > 0)
      yield { message: t('The component does nothing: it needs "dag" or "executorLabel"'), span: key.span };
  },
});
