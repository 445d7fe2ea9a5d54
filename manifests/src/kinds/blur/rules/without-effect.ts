import { t } from '@vscode/l10n';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { BLUR_SUBJECTS, type BlurSettings } from '../model.ts';
import { blurRule } from './blur-rule.ts';
import { subjectsOf } from '../subjects.ts';

/** What is set and changes nothing, because of something else that is set. */
export const withoutEffect = blurRule('blur/without-effect', 'hint', function* ({ blurSettings, model }) {
  // The services of Nestor share their file: what one does not use, another may.
  if (model.form !== 'blur') return;
  const subjects = subjectsOf(blurSettings);
  for (const subject of BLUR_SUBJECTS) {
    if (subjects.includes(subject)) continue;
    for (const scalar of [blurSettings.thresholds[subject], blurSettings.models[subject]?.scalar]) {
      if (!scalar) continue;
      yield {
        message: t('No effect: "{0}" is not among the subjects', subject),
        span: scalar.span,
        tags: ['unnecessary'],
      };
    }
  }
  for (const { scalar, methods } of ofMethods(blurSettings)) {
    const method = blurSettings.method?.meaning ?? 'solid';
    if (!scalar || methods.includes(method)) continue;
    yield {
      message: t('No effect with the method "{0}"', method),
      span: scalar.span,
      tags: ['unnecessary'],
    };
  }
  if (blurSettings.suffix && blurSettings.folder) {
    yield {
      message: t('No effect when results have their own folder'),
      span: blurSettings.suffix.span,
      tags: ['unnecessary'],
    };
  }
});

function ofMethods({ colour, squares, picture }: BlurSettings): readonly {
  readonly scalar: YamlScalar | undefined;
  readonly methods: readonly string[];
}[] {
  return [
    { scalar: colour, methods: ['solid', 'picture'] },
    { scalar: squares, methods: ['mosaic'] },
    { scalar: picture, methods: ['picture'] },
  ];
}
