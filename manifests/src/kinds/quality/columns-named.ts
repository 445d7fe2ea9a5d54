import { touches } from '../../core/text/span.ts';
import { isMap, scalarOf, scalarsOf, valueOf, type YamlScalar } from '../../core/yaml/node.ts';
import type { Check, Suite } from './model.ts';

/** A column that a check names, and the table that has it. */
export interface NamedColumn {
  readonly table: string;
  readonly column: YamlScalar;
}

/** The columns that a check names, but those that it asks for (`columns`), and those in SQL. */
export function columnsNamed({ table, columns, expectations }: Check): readonly NamedColumn[] {
  return [
    ...of(table, columns),
    ...expectations.flatMap(({ name, value }) => {
      if (name === 'unique') return of(table, scalarsOf(value));
      if (name === 'drift') return of(scalarOf(value, 'from')?.text, columns);
      if (name === 'references')
        return of(scalarOf(value, 'table')?.text, scalarsOf(valueOf(value, 'column')));
      const by = name === 'total' ? scalarsOf(valueOf(value, 'by')) : [];
      return [...of(table, by), ...of(scalarOf(value, 'table')?.text, by)];
    }),
  ];
}

/** All columns that a suite names, those that `columns` asks for included. */
export function columnNamesIn({ tables }: Suite): readonly NamedColumn[] {
  return [...tables.values()].flatMap(({ name, personal, checks }) => {
    const asked = [...checks.values()].flatMap(({ expectations }) =>
      expectations.flatMap(({ name: expectation, value }) =>
        expectation === 'columns' && isMap(value) ? value.pairs.map(({ key }) => key) : [],
      ),
    );
    return [...of(name, [...personal, ...asked]), ...[...checks.values()].flatMap(columnsNamed)];
  });
}

/** The column that is named at an offset, those that `columns` asks for included. */
export function columnAt(suite: Suite, offset: number): NamedColumn | undefined {
  return columnNamesIn(suite).find(({ column }) => touches(column.span, offset));
}

function of(table: string | undefined, columns: readonly YamlScalar[]): readonly NamedColumn[] {
  return table === undefined ? [] : columns.map((column) => ({ table, column }));
}
