import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../../formats/container-images/image-name.ts';
import { isImagePlaceholder, isSetByKustomization } from './image.ts';
import { crossResourceRule } from '../resource-rule.ts';

/** `latest`, or none, is whatever was pushed last: two pods of one Deployment may differ, and nobody can go back. */
export const imageTag = crossResourceRule({
  id: 'kubernetes/image-tag',
  severity: 'warning',
  knownAs: [
    'kube-linter:latest-tag',
    'kube-score:container-image-tag',
    'polaris:tagNotSpecified',
    'checkov:CKV_K8S_14',
  ],
  *check({ pods }, { graph, document }) {
    for (const { image } of pods?.containers ?? []) {
      if (!image || isImagePlaceholder(image.text)) continue;
      const name = imageNameOf(image.text);
      if (!name || name.digest !== undefined || (name.tag !== undefined && name.tag !== 'latest')) continue;
      if (isSetByKustomization(image.text, graph, document.uri)) continue;
      yield {
        message:
          name.tag === undefined
            ? t(
                '"{0}" has no tag, so that it is whatever was pushed last as "latest": name a version',
                image.text,
              )
            : t('"{0}" is whatever was pushed last: name a version', image.text),
        span: image.span,
      };
    }
  },
});
