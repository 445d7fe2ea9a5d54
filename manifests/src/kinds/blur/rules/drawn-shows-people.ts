import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { blurRule } from './blur-rule.ts';

/** Pictures with boxes on uncovered faces, in the folder of what is published. */
export const drawnShowsPeople = blurRule(
  'blur/drawn-shows-people',
  'warning',
  function* ({ blurSettings, uri }) {
    const { drawn, folder, task } = blurSettings;
    if (drawn?.value !== true || !folder || task?.meaning === 'detect') return;
    yield {
      message: t(
        'Images with boxes show the faces and are written among the results: draw boxes in a run with "task: detect"',
      ),
      span: drawn.span,
      ...changeTo(uri, drawn.span, 'false'),
    };
  },
);
