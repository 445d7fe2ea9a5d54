import type { EmbeddedSql } from '../../core/contributions/column.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { contains, type Span } from '../../core/text/span.ts';
import { sqlOutputs } from '../../formats/lineage/column-group.ts';
import { offsetInSql } from '../../formats/lineage/offset-in-sql.ts';
import type { PipelineModel } from './model.ts';
import { queriesOf } from './queries.ts';

/** A place in a query that a stage says itself. */
export interface QueryPlace {
  /** An output of the stage. */
  readonly output: Entity<'output'>;
  readonly query: EmbeddedSql;
  readonly text: string;
  /** In the text. */
  readonly offset: number;
}

/** The query at an offset of a pipeline. */
export function queryAt(
  { model: { pipeline }, graph, document }: KindContext<PipelineModel>,
  offset: number,
): QueryPlace | undefined {
  const at = { start: offset, end: offset };
  const query = pipeline && queriesOf(document.getText(), pipeline).find(({ span }) => contains(span, at));
  const output =
    query &&
    sqlOutputs(graph, document.uri).find(
      ({ uri, facts }) => uri === document.uri && facts?.stage === query.stage && facts.query !== undefined,
    );
  const text = output?.facts?.query;
  const inText = query && text !== undefined ? offsetInSql(query, text.length, offset) : undefined;
  return query && output && text !== undefined && inText !== undefined
    ? { output, query, text, offset: inText }
    : undefined;
}

/** What is told of a part of a query, with its place in the document. */
export function inDocument<Told extends { readonly span: Span }>(
  { query }: QueryPlace,
  told: Told | undefined,
): Told | undefined {
  const span = told && query.placeOf(told.span);
  return told && span && { ...told, span };
}
