import { t } from '@vscode/l10n';
import type { GroupCheck } from '../group-check.ts';

/** A recording rule whose name does not say its level, its metric and what was done with it. */
export const recordName: GroupCheck = {
  id: 'prometheus/record-name',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check(groups) {
    for (const { record } of groups.flatMap(({ rules }) => rules)) {
      if (record && !/^[\w]+:[\w:]+:[\w]+$|^[\w]+:[\w]+$/u.test(record.text) && !/[{}]/u.test(record.text))
        yield {
          message: t('Recorded series are named "level:metric:operations" by convention'),
          span: record.span,
        };
    }
  },
};
