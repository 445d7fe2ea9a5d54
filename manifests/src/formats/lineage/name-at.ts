import type { Entity } from '../../core/graph/entity.ts';
import { touches, type Span } from '../../core/text/span.ts';
import type { SqlTable, TableColumn } from '../sql/table.ts';
import type { Lineage } from './lineage.ts';

/** What a name in SQL means. */
export type SqlNameAt = { readonly span: Span; readonly name: string } & (
  | { readonly column: TableColumn }
  | { readonly table: SqlTable }
);

/** The column or table that SQL names at an offset. */
export function sqlNameAt(lineage: Lineage, output: Entity<'output'>, offset: number): SqlNameAt | undefined {
  const script = lineage.script(output);
  for (const { use, found } of script?.uses ?? []) {
    const part = found.kind === 'column' ? use.parts[found.part] : undefined;
    if (found.kind === 'column' && part && touches(part.span, offset))
      return { span: part.span, name: part.text, column: found.column };
  }
  for (const { name, table } of script?.tableUses ?? [])
    if (table && touches(name.span, offset)) return { span: name.span, name: name.text, table };
  return undefined;
}
