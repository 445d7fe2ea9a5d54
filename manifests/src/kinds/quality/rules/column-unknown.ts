import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { contentOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { columnsNamed } from '../columns-named.ts';
import { columnsOf } from '../../../formats/tables/header.ts';
import type { Table } from '../model.ts';
import { checksOf, qualityRule, type QualityContext } from './quality-rule.ts';

/** A column that a check names and the first line of its table does not have. That it should be there, `columns` itself may say. */
export const columnUnknown = qualityRule('quality/column-unknown', 'warning', function* (context) {
  const { suite } = context;
  for (const table of suite.tables.values()) yield* unknownOf(context, table, table.personal);
  for (const check of checksOf(suite))
    for (const { table, column } of columnsNamed(check)) {
      const of = suite.tables.get(table);
      if (of) yield* unknownOf(context, of, [column]);
    }
});

function* unknownOf(
  { graph, uri }: QualityContext,
  table: Table,
  columns: readonly YamlScalar[],
): Iterable<RuleFinding> {
  const names = columns.length > 0 ? columnsOf(graph, uri, table) : undefined;
  if (!names) return;
  const known = new Set(names.map((name) => name.toLowerCase()));
  for (const column of columns) {
    if (known.has(column.text.toLowerCase())) continue;
    const suggestion = nearest(column.text, names);
    yield {
      message: suggestion
        ? t('Table "{0}" has no column "{1}". Did you mean "{2}"?', table.name, column.text, suggestion)
        : t('Table "{0}" has no column "{1}"', table.name, column.text),
      span: contentOf(column),
      ...changeTo(uri, column, suggestion),
    };
  }
}
