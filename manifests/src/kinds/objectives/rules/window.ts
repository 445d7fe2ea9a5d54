import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { windowOf } from '../../../formats/objectives/window.ts';
import { objectiveRule } from './objectives-rule.ts';

/** A window without a unit or of a form that is not known, and measurements without one. */
export const window = objectiveRule(
  'objectives/window',
  'error',
  function* ({ window: written, source, indicator, key }, { uri }) {
    if (!written) {
      if (source && indicator)
        yield {
          message: t('Missing window: "month" or "30d" says over which time "{0}" is measured', key.text),
          span: contentOf(key),
        };
    } else if (/^\d+$/u.test(written.text)) {
      yield {
        message: t('The window {0} has no unit: write "{0}d" for days', written.text),
        span: contentOf(written),
        ...changeTo(uri, written, `${written.text}d`),
      };
    } else if (!windowOf(written.text)) {
      yield {
        message: t(
          '"{0}" is not a valid window. Valid windows: 30d, 12h, day, week, month, quarter, year',
          written.text,
        ),
        span: contentOf(written),
      };
    }
  },
);
