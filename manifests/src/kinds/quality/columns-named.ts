import { scalarOf, scalarsOf, valueOf, type YamlScalar } from '../../core/yaml/node.ts';
import type { Check } from './model.ts';

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

function of(table: string | undefined, columns: readonly YamlScalar[]): readonly NamedColumn[] {
  return table === undefined ? [] : columns.map((column) => ({ table, column }));
}
