import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../../formats/container-images/image-name.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** A tag can be moved to another image, a digest cannot. */
export const imageDigest = containerRule({
  id: 'kubernetes/image-digest',
  ...STRICT_ONLY,
  knownAs: ['checkov:CKV_K8S_43'],
  *check({ image }) {
    if (image && imageNameOf(image.text)?.digest === undefined && imageNameOf(image.text))
      yield {
        message: t('Image "{0}" is not pinned by digest: add "@sha256:…"', image.text),
        span: image.span,
      };
  },
});
