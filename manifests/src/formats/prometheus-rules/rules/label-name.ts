import { t } from '@vscode/l10n';
import type { GroupCheck } from '../group-check.ts';

/** A label of a rule that no series may have. */
export const labelName: GroupCheck = {
  id: 'prometheus/label-name',
  severity: 'error',
  *check(groups) {
    for (const { labels } of groups.flatMap(({ rules }) => rules)) {
      for (const { key } of labels) {
        if (key.text === '' || key.text === '__name__')
          yield { message: t('"{0}" is not a valid label name', key.text), span: key.span };
      }
    }
  },
};
