import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { contentOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { columnsNamed } from '../columns-named.ts';
import { columnOf, tableOf } from '../../../formats/lineage/named-table.ts';
import type { LineageTable } from '../../../formats/lineage/lineage.ts';
import type { Table } from '../model.ts';
import { checksOf, qualityRule, type QualityContext } from './quality-rule.ts';

/** A column that a check names and its table does not have. That it should be there, `columns` itself may say. */
export const columnUnknown = qualityRule('quality/column-unknown', 'warning', function* (context) {
  const { suite } = context;
  const known = new Map<Table, LineageTable | undefined>();
  const lookedUp = (table: Table): LineageTable | undefined => {
    if (!known.has(table)) known.set(table, tableOf(context.graph, context.uri, table));
    return known.get(table);
  };
  for (const table of suite.tables.values())
    for (const column of table.personal) yield* unknownOf(context, table, column, lookedUp(table));
  for (const check of checksOf(suite))
    for (const { table, column } of columnsNamed(check)) {
      const of = suite.tables.get(table);
      if (of) yield* unknownOf(context, of, column, lookedUp(of));
    }
});

function* unknownOf(
  { uri }: QualityContext,
  table: Table,
  column: YamlScalar,
  known: LineageTable | undefined,
): Iterable<RuleFinding> {
  if (!known?.isWhole || columnOf(known, column.text)) return;
  const suggestion = nearest(
    column.text,
    known.columns.map(({ name }) => name),
  );
  yield {
    message: suggestion
      ? t('Table "{0}" has no column "{1}". Did you mean "{2}"?', table.name, column.text, suggestion)
      : t('Table "{0}" has no column "{1}"', table.name, column.text),
    span: contentOf(column),
    ...changeTo(uri, column, suggestion),
  };
}
