import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../../formats/container-images/image-name.ts';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** With another policy a node that has the image starts it for anybody, whether or not they may pull it. */
export const imagePullPolicy = containerRule({
  id: 'kubernetes/image-pull-policy',
  ...STRICT_ONLY,
  knownAs: ['kube-score:container-image-pull-policy', 'polaris:pullPolicyNotAlways', 'checkov:CKV_K8S_15'],
  whole: true,
  *check(container, _pods, _resource, alone) {
    const { node, image } = container;
    const policy = scalarOf(node, 'imagePullPolicy');
    const at = policy ?? image;
    if (!policy && image && isLatest(image.text)) return;
    if (at && policy?.text !== 'Always')
      yield {
        message: t('Container "{0}" can run a cached image (imagePullPolicy)', nameOf(container)),
        span: at.span,
        fixes: [fieldFix(alone, node, ['imagePullPolicy'], 'Always')],
      };
  },
});

/** True for `latest`, written or not: the server sets the policy `Always` for it. */
function isLatest(image: string): boolean {
  const name = imageNameOf(image);
  return name !== undefined && name.digest === undefined && (name.tag === undefined || name.tag === 'latest');
}
