import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { columnUse } from '../expectations.ts';
import { checkRule } from './quality-rule.ts';

/** An expectation on the values of a column, and no column. */
export const columnMissing = checkRule(
  'quality/column-missing',
  'error',
  function* ({ columns }, { name, key }) {
    if (columnUse(name) === 'required' && columns.length === 0)
      yield { message: t('"{0}" requires "column"', name), span: contentOf(key) };
  },
);
