import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { blurRule } from './blur-rule.ts';
import { subjectsOf } from '../subjects.ts';

/** A plate under a mosaic or a blur: its characters can be found by trying them all. */
export const readablePlates = blurRule('blur/readable-plates', 'warning', function* ({ blurSettings, uri }) {
  const { method, task } = blurSettings;
  if (task?.meaning === 'detect' || !subjectsOf(blurSettings).includes('plate')) return;
  if (method?.meaning !== 'mosaic' && method?.meaning !== 'gaussian') return;
  const span = contentOf(method.scalar);
  yield {
    message: t(
      'Plates blurred with "{0}" can be recovered by trying all characters: use "solid" instead',
      method.scalar.text,
    ),
    span,
    ...changeTo(uri, span, 'solid'),
  };
});
