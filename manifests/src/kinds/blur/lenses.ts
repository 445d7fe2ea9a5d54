import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { span } from '../../core/text/span.ts';
import type { BlurModel, BlurSettings, BlurSubject } from './model.ts';
import { subjectsOf } from './subjects.ts';

/** How a configuration is understood whose keys are everybody's own. */
export function blurLenses({ model: { form, settings } }: KindContext<BlurModel>): readonly Lens[] {
  if (form !== 'nestor' || !settings) return [];
  const what = subjectsOf(settings)
    .map((subject) => found(settings, subject))
    .join(', ');
  const title =
    settings.task?.meaning === 'detect' ? t('Vitruve detects {0}', what) : t('Vitruve blurs {0}', what);
  return [{ span: span(0, 0), title }];
}

function found({ models }: BlurSettings, subject: BlurSubject): string {
  const path = models[subject]?.path;
  if (path === undefined)
    return subject === 'face' ? t('faces (built-in model)') : t('plates (built-in models)');
  return subject === 'face' ? t('faces ({0})', path) : t('plates ({0})', path);
}
