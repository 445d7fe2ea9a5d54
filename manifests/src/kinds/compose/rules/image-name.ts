import { contentOf } from '../../../core/yaml/node.ts';
import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../formats/container-images/image-name.ts';
import { hasVariables } from '../interpolation.ts';
import { serviceRule } from './compose-rule.ts';

/** The name of an image that no registry takes. */
export const imageName = serviceRule({
  id: 'compose/image-name',
  severity: 'error',
  *check({ image }) {
    if (!image || image.text === '' || hasVariables(image.text) || imageNameOf(image.text)) return;
    // What a template is filled in with, `{{ image }}`, and what a program does, `{imageName}`.
    if (/\{\{.*\}\}|\{[A-Za-z][\w.-]*\}/u.test(image.text)) return;
    // The identifier of an image that is there already.
    if (/^(?:sha256:)?[0-9a-f]{12,64}$/u.test(image.text)) return;
    yield {
      message: /[A-Z]/u.test(image.text.replace(/[:@][^/]*$/u, ''))
        ? t('"{0}" is not a valid image name: it must be lowercase', image.text)
        : t('"{0}" is not a valid image name', image.text),
      span: contentOf(image),
    };
  },
});
