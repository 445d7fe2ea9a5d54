import type { Column } from '../../core/contributions/column.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { Span } from '../../core/text/span.ts';
import { columnNamed, type TableColumn } from '../sql/table.ts';
import { Lineage } from './lineage.ts';
import { columnOf } from './named-table.ts';

/** Columns that have one name together, since each takes it from another by `*`. */
export interface ColumnGroup {
  readonly columns: readonly Column[];
  /** The output whose SQL gives the name, and where; undefined where a file does that no SQL makes. */
  readonly root: { readonly output: Entity<'output'>; readonly span: Span } | undefined;
  /** The table that gives the name. */
  readonly file: string;
}

/** Tables behind one another that are followed. */
const LONGEST = 100;

/** The outputs of SQL that documents near one know. */
export function sqlOutputs(graph: Graph, uri: string): readonly Entity<'output'>[] {
  return graph.all('output', uri).filter(({ facts }) => facts?.task === 'vitruve/sql');
}

/** The group of a column. @param uri of the document that asks. */
export function columnGroup(graph: Graph, uri: string, { file, name }: Column): ColumnGroup {
  const lineage = new Lineage(graph);
  let [at, column] = [file, name];
  let root: ColumnGroup['root'];
  for (let count = 0; count < LONGEST; count++) {
    const { maker } = lineage.table(at);
    const made = maker && lineage.made(maker);
    const found = made && columnNamed(made, column);
    if (!maker || !found) break;
    if (found.span) {
      root = { output: maker, span: found.span };
      break;
    }
    const from = inheritedFrom(maker, found);
    if (!from) break;
    [at, column] = [from.file, from.name];
  }
  const outputs = sqlOutputs(graph, uri);
  const known = columnOf(lineage.table(at), column);
  const columns: Column[] = [{ file: at, name: known?.name ?? column }];
  for (const { file: source, name: taken } of columns) {
    if (columns.length > LONGEST) break;
    for (const output of outputs) {
      const target = output.facts?.file;
      if (target === undefined || columns.some((one) => one.file === target)) continue;
      const found = columnNamed(lineage.made(output) ?? { columns: [], isWhole: false }, taken);
      const from = found && inheritedFrom(output, found);
      if (from?.file === source && from.name.toLowerCase() === taken.toLowerCase())
        columns.push({ file: target, name: taken });
    }
  }
  return { columns, root, file: at };
}

/** The column of a file whose name a column of SQL has, where it takes it by `*` or by naming it. */
export function inheritedFrom(
  output: Entity<'output'>,
  { span, name, origins }: TableColumn,
): Column | undefined {
  const [origin, another] = origins?.values() ?? [];
  if (span || !origin || another || origin.column.toLowerCase() !== name?.toLowerCase()) return undefined;
  const entry = Object.entries(output.facts?.reads ?? {}).find(([key]) => key.toLowerCase() === origin.table);
  return entry && entry[1] !== '' ? { file: entry[1], name: origin.column } : undefined;
}
