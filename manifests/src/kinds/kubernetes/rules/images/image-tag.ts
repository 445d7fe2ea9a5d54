import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../../formats/container-images/image-name.ts';
import { isBuiltBySkaffold, isImagePlaceholder, isSetByKustomization } from './image.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** `latest`, or none, is whatever was pushed last: two pods of one Deployment may differ, and nobody can go back. */
export const imageTag = crossResourceRule({
  id: 'kubernetes/image-tag',
  severity: 'warning',
  practice: true,
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
                'Image "{0}" has no tag: "latest" is used, which changes over time. Pin a version',
                image.text,
              )
            : t('The tag of "{0}" changes over time: pin a version', image.text),
        span: image.span,
        ...(isLocal(image.text) || isBuiltBySkaffold(image.text, graph, document.uri)
          ? { atMost: 'hint' }
          : {}),
      };
    }
  },
});

/** True for an image of a registry on the machine itself, into which somebody builds it again and again: `localhost:5001/web`. */
function isLocal(image: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|kind-registry|k3d-[\w.-]+|registry\.localhost)(?::\d+)?\//u.test(image);
}
