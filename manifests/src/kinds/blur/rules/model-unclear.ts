import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { blurRule } from './blur-rule.ts';
import { subjectsOf } from '../subjects.ts';

/** A model of which nothing says whether it finds faces or plates: it is not run, and those that are built in are. */
export const modelUnclear = blurRule('blur/model-unclear', 'warning', function* ({ blurSettings }) {
  if (subjectsOf(blurSettings).every((subject) => blurSettings.models[subject])) return;
  for (const scalar of blurSettings.unclear) {
    yield {
      message: t(
        'The subject of model "{0}" is unknown, so it is not used: rename its key to "faceModel" or "plateModel"',
        scalar.text,
      ),
      span: contentOf(scalar),
    };
  }
});
