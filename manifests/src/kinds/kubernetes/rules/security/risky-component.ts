import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../../formats/container-images/image-name.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Programs that have opened clusters to others: the dashboard, Tiller of Helm 2, and git-sync with commands from outside. */
const RISKY = /(?:^|\/)(?:kubernetes-dashboard(?:-[a-z0-9]+)?|dashboard-(?:api|web|auth)|tiller|git-sync)$/u;

export const riskyComponent = containerRule({
  id: 'kubernetes/risky-component',
  ...SECURITY_ONLY,
  knownAs: [
    'checkov:CKV_K8S_33',
    'checkov:CKV_K8S_34',
    'checkov:CKV_K8S_44',
    'checkov:CKV_K8S_45',
    'checkov:CKV_K8S_159',
  ],
  *check({ image }) {
    const name = image && imageNameOf(image.text);
    if (image && name && RISKY.test(name.repository))
      yield {
        message: t('"{0}" has been used to attack clusters before: restrict access to it', name.repository),
        span: image.span,
      };
  },
});
