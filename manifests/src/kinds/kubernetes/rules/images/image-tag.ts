import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../../images/image-name.ts';
import { isImagePlaceholder } from '../../image.ts';
import { containerRule } from '../resource-rule.ts';

/** `latest`, or none, is whatever was pushed last: two pods of one Deployment may differ, and nobody can go back. */
export const imageTag = containerRule({
  id: 'kubernetes/image-tag',
  severity: 'warning',
  knownAs: [
    'kube-linter:latest-tag',
    'kube-score:container-image-tag',
    'polaris:tagNotSpecified',
    'checkov:CKV_K8S_14',
  ],
  *check({ image }) {
    if (!image || isImagePlaceholder(image.text)) return;
    const name = imageNameOf(image.text);
    if (!name || name.digest !== undefined) return;
    if (name.tag === undefined)
      yield {
        message: t(
          '"{0}" has no tag, so that it is whatever was pushed last as "latest": name a version',
          image.text,
        ),
        span: image.span,
      };
    else if (name.tag === 'latest')
      yield {
        message: t('"{0}" is whatever was pushed last: name a version', image.text),
        span: image.span,
      };
  },
});
