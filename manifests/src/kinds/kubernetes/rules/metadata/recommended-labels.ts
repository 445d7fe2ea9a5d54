import { t } from '@vscode/l10n';
import { resourceRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Of the labels that tools share (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/), the two that say what a thing is. */
const RECOMMENDED = ['app.kubernetes.io/name', 'app.kubernetes.io/part-of'];

/** Tools group what belongs together by the labels that Kubernetes recommends. */
export const recommendedLabels = resourceRule({
  id: 'kubernetes/recommended-labels',
  ...STRICT_ONLY,
  whole: true,
  *check({ labels, pods, name }) {
    const missing = RECOMMENDED.filter((label) => !Object.hasOwn(labels, label));
    if (pods && name && missing.length > 0)
      yield { message: t('"{0}" has no label {1}', name.text, missing.join(', ')), span: name.span };
  },
});
