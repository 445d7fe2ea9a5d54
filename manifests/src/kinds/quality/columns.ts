import type { ColumnName, ColumnText, ColumnUses } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { fileOf } from '../../formats/lineage/named-table.ts';
import { columnNamesIn } from './columns-named.ts';
import type { QualityModel } from './model.ts';

/** The columns of tables that a suite names, and its conditions in SQL, which may name others. */
export function qualityColumns({
  model: { suite },
  document: { uri },
}: KindContext<QualityModel>): ColumnUses {
  if (!suite) return { names: [] };
  const names = columnNamesIn(suite).flatMap(({ table: named, column }): ColumnName[] => {
    const table = suite.tables.get(named);
    const file = table && fileOf(uri, table);
    return file === undefined ? [] : [{ file, name: column.text, span: column.span }];
  });
  const texts = [...suite.tables.values()].flatMap((table): ColumnText[] => {
    const file = fileOf(uri, table);
    if (file === undefined) return [];
    return [...table.checks.values()].flatMap(({ where, expectations }) => [
      ...(where ? [{ file, uri, span: where.span }] : []),
      ...expectations.flatMap(({ name, value }) =>
        value && (name === 'condition' || name === 'share' || name === 'statistic' || name === 'total')
          ? [{ file, uri, span: value.span }]
          : [],
      ),
    ]);
  });
  return { names, texts };
}
