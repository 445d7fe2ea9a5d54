import { t } from '@vscode/l10n';
import { resourceRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Whom to call is written with the thing itself, as a label or an annotation. */
export const ownerLabel = resourceRule({
  id: 'kubernetes/owner-label',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['kube-linter:required-label-owner', 'kube-linter:required-annotation-email'],
  *check({ labels, annotations, pods, name }) {
    if (!pods || !name) return;
    const keys = [...Object.keys(labels), ...annotations.keys()];
    if (!keys.some((key) => /(?:^|[/._-])(?:owner|team|email|contact|maintainers?)$/u.test(key)))
      yield { message: t('"{0}" has no "owner" label', name.text), span: name.span };
  },
});
