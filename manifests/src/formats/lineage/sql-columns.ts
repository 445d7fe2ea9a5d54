import type { ColumnName, EmbeddedSql, PlacedColumnName } from '../../core/contributions/column.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { inheritedFrom, sqlOutputs } from './column-group.ts';
import { Lineage } from './lineage.ts';

/** The columns of files that the SQL of stages names: first those that it reads, then those that it makes. */
export function columnsInSql(graph: Graph, runs: readonly Entity<'output'>[]): readonly ColumnName[] {
  const lineage = new Lineage(graph);
  return runs.flatMap((output): ColumnName[] => {
    const read: ColumnName[] = [];
    const made = new Map<number, string>();
    const file = output.facts?.file;
    const columns = lineage.made(output)?.columns ?? [];
    for (const { name, span } of columns) if (name !== undefined && span) made.set(span.start, name);
    const own: ColumnName[] = columns.flatMap(({ name, span }) =>
      name !== undefined && span && file !== undefined ? [{ file, name, span }] : [],
    );
    for (const { use, found } of lineage.script(output)?.uses ?? []) {
      const part = found.kind === 'column' ? use.parts[found.part] : undefined;
      if (found.kind !== 'column' || !part) continue;
      const from = inheritedFrom(output, found.column);
      if (from) read.push({ ...from, span: part.span });
      const name = found.column.span && made.get(found.column.span.start);
      if (name !== undefined && file !== undefined) own.push({ file, name, span: part.span });
    }
    return [...read, ...own];
  });
}

/** The same of the files of SQL that a pipeline runs, which need not be documents. @param uri of the pipeline. */
export function columnsInFiles(graph: Graph, uri: string): readonly PlacedColumnName[] {
  return sqlOutputs(graph, uri).flatMap((output) => {
    const { sql, query } = output.facts ?? {};
    if (output.uri !== uri || sql === undefined || query !== undefined) return [];
    return columnsInSql(graph, [output]).map((name) => ({ ...name, uri: sql }));
  });
}

/** The same of the queries that the stages of a pipeline say themselves, where it is known where their parts are. */
export function columnsInQueries(
  graph: Graph,
  uri: string,
  queries: readonly EmbeddedSql[],
): readonly ColumnName[] {
  return sqlOutputs(graph, uri).flatMap((output) => {
    const { stage, query: text } = output.facts ?? {};
    const query = output.uri === uri ? queries.find((one) => one.stage === stage) : undefined;
    if (text === undefined || !query) return [];
    return columnsInSql(graph, [output]).flatMap((name): ColumnName[] => {
      const span = query.placeOf(name.span);
      return span ? [{ ...name, span }] : [];
    });
  });
}
