import { t } from '@vscode/l10n';
import { isRemote } from '../../../core/paths/remote.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { areWeights, isAbsolute } from '../model-path.ts';
import { BLUR_SUBJECTS } from '../model.ts';
import { blurRule } from './blur-rule.ts';

/** A model that is not there, or that has not been exported: nothing can be looked for with it. */
export const modelMissing = blurRule(
  'blur/model-missing',
  'warning',
  function* ({ blurSettings, graph, uri }) {
    for (const subject of BLUR_SUBJECTS) {
      const model = blurSettings.models[subject];
      if (model && isRemote(model.written)) {
        yield {
          message: t('Models are not downloaded: add the file of "{0}" to the workspace', model.written),
          span: contentOf(model.scalar),
        };
      }
      if (!model || isAbsolute(model.path) || graph.fileExists(resolveFrom(uri, model.path))) continue;
      const exported = areWeights(model.written) && graph.fileExists(resolveFrom(uri, model.written));
      yield {
        message: exported
          ? t('"{0}" must be exported to ONNX first: file "{1}" does not exist', model.written, model.path)
          : t('Model "{0}" does not exist', model.path),
        span: contentOf(model.scalar),
      };
    }
  },
);
