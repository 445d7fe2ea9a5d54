import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { columnOf, tableOf } from '../../../formats/lineage/named-table.ts';
import { columnsNamed } from '../../../formats/objectives/read.ts';
import { objectiveRule } from './objectives-rule.ts';

/** A column that the table of measurements does not have. */
export const columnUnknown = objectiveRule(
  'objectives/column-unknown',
  'error',
  function* (objective, { graph, uri }) {
    const { source } = objective;
    if (source?.type !== 'file' || !/\.[ct]sv$/iu.test(source.path.text)) return;
    const table = tableOf(graph, uri, source);
    if (!table?.isWhole) return;
    for (const column of columnsNamed(objective)) {
      if (columnOf(table, column.text)) continue;
      const names = table.columns.map(({ name }) => name);
      const suggestion = nearest(column.text, names);
      yield {
        message: suggestion
          ? t('"{0}" has no column "{1}". Did you mean "{2}"?', source.path.text, column.text, suggestion)
          : t('"{0}" has no column "{1}"', source.path.text, column.text),
        span: contentOf(column),
        ...changeTo(uri, column, suggestion),
      };
    }
  },
);
