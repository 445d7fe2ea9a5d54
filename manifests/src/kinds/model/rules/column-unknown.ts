import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { columnsOf } from '../../../formats/tables/header.ts';
import { columnsNamed } from '../read.ts';
import { modelRule } from './model-rule.ts';

/** A column that the first line of the table does not have. Other formats than CSV are not looked into. */
export const columnUnknown = modelRule('model/column-unknown', 'error', function* ({ manifest, graph, uri }) {
  const names = columnsOf(graph, uri, manifest);
  if (!names) return;
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
