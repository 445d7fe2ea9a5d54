import { contentOf } from '../../../core/yaml/node.ts';
import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../formats/container-images/image-name.ts';
import { serviceRule } from './compose-rule.ts';

/** An image without a tag, or with `latest`: another one each time. */
export const imageTag = serviceRule({
  id: 'compose/image-tag',
  severity: 'hint',
  *check({ image, build }) {
    const name = image && !build ? imageNameOf(image.text) : undefined;
    if (!image || !name || name.digest !== undefined) return;
    if (name.tag === undefined)
      yield {
        message: t('Image "{0}" has no tag: "latest" is used, which changes over time', image.text),
        span: contentOf(image),
      };
    else if (name.tag === 'latest')
      yield { message: t('The tag "latest" changes over time: pin a version'), span: contentOf(image) };
  },
});
