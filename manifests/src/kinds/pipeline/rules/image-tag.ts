import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../formats/container-images/image-name.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** An image that is another one tomorrow: results cannot be made again. */
export const imageTag = pipelineRule('pipeline/image-tag', 'warning', function* ({ pipeline }) {
  for (const { image } of [pipeline.defaults, ...pipeline.stages.values()]) {
    const name = image && imageNameOf(image.text);
    if (!name || name.digest !== undefined || (name.tag !== undefined && name.tag !== 'latest')) continue;
    yield {
      message:
        name.tag === undefined
          ? t(
              'Image "{0}" has no tag: "latest" is used, which changes over time. Pin a version for reproducible results',
              image.text,
            )
          : t('The tag "latest" changes over time: pin a version for reproducible results'),
      span: image.span,
    };
  }
});
