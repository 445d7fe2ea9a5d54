import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { tableOf } from '../../../formats/lineage/named-table.ts';
import { columnsNamed } from '../read.ts';
import { modelRule } from './model-rule.ts';

/** A column that the table does not have. */
export const columnUnknown = modelRule('model/column-unknown', 'error', function* ({ manifest, graph, uri }) {
  const table = tableOf(graph, uri, manifest);
  if (!table?.isWhole) return;
  const names = table.columns.map(({ name }) => name);
  for (const column of columnsNamed(manifest)) {
    if (names.includes(column.text)) continue;
    const suggestion = nearest(column.text, names);
    yield {
      message: suggestion
        ? t(
            '"{0}" has no column "{1}". Did you mean "{2}"?',
            manifest.path?.text ?? '',
            column.text,
            suggestion,
          )
        : t('"{0}" has no column "{1}"', manifest.path?.text ?? '', column.text),
      span: contentOf(column),
      ...changeTo(uri, column, suggestion),
    };
  }
});
