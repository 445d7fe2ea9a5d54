import { t } from '@vscode/l10n';
import { resourceRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** CVE-2021-25742: who may write a snippet may read all secrets that the controller can. */
export const nginxSnippet = resourceRule({
  id: 'kubernetes/nginx-snippet',
  ...SECURITY_ONLY,
  knownAs: ['checkov:CKV_K8S_152', 'checkov:CKV_K8S_153', 'checkov:CKV_K8S_154'],
  *check({ annotations, kind }) {
    if (kind !== 'Ingress') return;
    for (const { key } of annotations.values())
      if (/^nginx\.ingress\.kubernetes\.io\/[a-z-]*snippet$/u.test(key.text))
        yield {
          message: t('A snippet can read all secrets of the controller (CVE-2021-25742)'),
          span: key.span,
        };
  },
});
