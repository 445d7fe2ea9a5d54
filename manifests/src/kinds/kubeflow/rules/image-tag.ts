import { t } from '@vscode/l10n';
import { imageNameOf } from '../../../formats/container-images/image-name.ts';
import { pipelineRule } from './component-rule.ts';

/** An image that may be another one tomorrow: without a tag, or `latest`. */
export const imageTag = pipelineRule({
  id: 'kubeflow/image-tag',
  severity: 'hint',
  profiles: { strict: 'warning' },
  *check({ executors }) {
    for (const { image } of executors.values()) {
      const name = image && imageNameOf(image.text);
      if (image && name && name.digest === undefined && (name.tag === undefined || name.tag === 'latest'))
        yield {
          message: t('Image "{0}" is not pinned: use a fixed version', image.text),
          span: image.span,
        };
    }
  },
});
