import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { tablesNamed } from '../named-tables.ts';
import { checkRule } from './quality-rule.ts';

/** A table that a check compares its own with, and that the file does not have. */
export const tableUnknown = checkRule(
  'quality/table-unknown',
  'error',
  function* (check, _expectation, { suite, uri }) {
    for (const table of tablesNamed(check)) {
      if (suite.tables.has(table.text)) continue;
      const suggestion = nearest(table.text, suite.tables.keys());
      yield {
        message: suggestion
          ? t('Unknown table "{0}". Did you mean "{1}"?', table.text, suggestion)
          : t('Unknown table "{0}": add it to "tables" of this file', table.text),
        span: contentOf(table),
        ...changeTo(uri, table, suggestion),
      };
    }
  },
);
