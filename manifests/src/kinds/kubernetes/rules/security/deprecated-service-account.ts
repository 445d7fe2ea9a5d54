import { t } from '@vscode/l10n';
import { isScalar, pairOf, type YamlPair } from '../../../../core/yaml/node.ts';
import { removalFix, wordFix } from '../fixes.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** `serviceAccount` is the name of old; the API copies it to `serviceAccountName`. */
export const deprecatedServiceAccount = podRule({
  id: 'kubernetes/deprecated-service-account',
  severity: 'hint',
  profiles: { strict: 'warning' },
  knownAs: ['kube-linter:deprecated-service-account-field'],
  *check({ spec }, _resource, alone) {
    const pair = pairOf(spec, 'serviceAccount');
    if (!pair) return;
    const replaced = pairOf(spec, 'serviceAccountName');
    yield {
      message: t('"serviceAccount" is deprecated: use "serviceAccountName"'),
      span: pair.key.span,
      tags: ['deprecated'],
      fixes: [
        replaced
          ? {
              ...removalFix(alone, spec, pair),
              ...(isSameText(pair, replaced) ? { certain: 'redundant' } : {}),
            }
          : { ...wordFix(alone, pair.key.span, 'serviceAccountName'), certain: 'renamed' },
      ],
    };
  },
});

function isSameText({ value: one }: YamlPair, { value: other }: YamlPair): boolean {
  return isScalar(one) && isScalar(other) && one.text === other.text;
}
