import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../../formats/container-images/image-name.ts';
import { isImagePlaceholder } from './image.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** The API takes any text as an image; the node then fails with `InvalidImageName`. */
export const imageName = containerRule({
  id: 'kubernetes/image-name',
  severity: 'warning',
  *check({ image }) {
    if (!image || isImagePlaceholder(image.text) || imageNameOf(image.text)) return;
    const upper = imageNameOf(image.text.toLowerCase()) !== undefined;
    yield {
      message: upper
        ? t('"{0}" is not a valid image name: the repository must be lowercase', image.text)
        : t('"{0}" is not a valid image name: expected [registry/]repository[:tag][@digest]', image.text),
      span: image.span,
    };
  },
});
