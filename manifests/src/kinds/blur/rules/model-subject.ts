import { t } from '@vscode/l10n';
import { resolveFrom } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { detectorOf } from '../../detector/model-files.ts';
import { isAbsolute } from '../model-path.ts';
import { BLUR_SUBJECTS } from '../model.ts';
import { blurRule } from './blur-rule.ts';

/** A model that finds something else, by the manifest beside it: the run refuses it. */
export const modelSubject = blurRule('blur/model-subject', 'error', function* ({ blurSettings, graph, uri }) {
  for (const subject of BLUR_SUBJECTS) {
    const model = blurSettings.models[subject];
    if (!model || isAbsolute(model.path)) continue;
    const detector = detectorOf(graph, resolveFrom(uri, model.path), uri);
    const finds = BLUR_SUBJECTS.find((one) => one === detector?.facts?.subject);
    if (!detector || finds === undefined || finds === subject) continue;
    yield {
      message:
        finds === 'face'
          ? t('"{0}" detects faces, not plates', model.path)
          : t('"{0}" detects plates, not faces', model.path),
      span: contentOf(model.scalar),
      related: [{ uri: detector.uri, span: detector.span, message: t('Model description') }],
    };
  }
});
