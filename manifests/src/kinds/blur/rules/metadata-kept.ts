import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { blurRule } from './blur-rule.ts';

/** Pictures without faces that say where and when they were taken, and with whose camera. */
export const metadataKept = blurRule('blur/metadata-kept', 'warning', function* ({ blurSettings, uri }) {
  const { keepMetadata, task } = blurSettings;
  if (keepMetadata?.value !== true || task?.meaning === 'detect') return;
  yield {
    message: t('Results keep location, date and camera metadata, which can identify people'),
    span: keepMetadata.span,
    ...changeTo(uri, keepMetadata.span, 'false'),
  };
});
