import type { EmbeddedSql } from '../../core/contributions/column.ts';
import { applyChanges, type Edit } from '../../core/text/change.ts';
import type { Span } from '../../core/text/span.ts';
import { scalarOf, valueOf, type YamlScalar } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import type { Pipeline, Stage } from './model.ts';

/** The queries that stages say themselves, those with expressions left out: their SQL is another in each run. */
export function queriesOf(source: string, { stages }: Pipeline): readonly EmbeddedSql[] {
  return [...stages.values()].flatMap((stage): EmbeddedSql[] => {
    const query = scalarOf(stage.with, 'query');
    if (!query || stage.uses?.text !== 'vitruve/sql' || query.text.includes('${')) return [];
    const placeOf = partsOf(source, query);
    return [
      {
        stage: stage.name,
        span: query.span,
        placeOf,
        written: (edits) => writtenIn(source, stage, query, placeOf, edits),
      },
    ];
  });
}

/** Where parts of a query are in the document. */
function partsOf(source: string, query: YamlScalar): EmbeddedSql['placeOf'] {
  const place = placesIn(source, query);
  return ({ start, end }) => {
    if (start === end) {
      const before = start > 0 ? place(start - 1, start) : undefined;
      return before && isExact(before, start - 1, start) ? { start: before.end, end: before.end } : undefined;
    }
    const found = place(start, end);
    return isExact(found, start, end) ? found : undefined;
  };
  /** A place that is not known is that of the whole scalar. */
  function isExact(found: Span, start: number, end: number): boolean {
    return source.slice(found.start, found.end) === query.text.slice(start, end);
  }
}

/**
 * What edits of a query change in the document. Whether it then has the query that is meant is asked of the document as it would be:
 * quotes, escapes, folded lines and brackets around it follow rules of their own.
 */
function writtenIn(
  source: string,
  { name }: Stage,
  query: YamlScalar,
  placeOf: EmbeddedSql['placeOf'],
  edits: readonly Edit[],
): readonly Edit[] | undefined {
  const placed = edits.flatMap(({ span, text }): readonly Edit[] => {
    const at = placeOf(span);
    return at ? [{ span: at, text: asIn(source, query, text) }] : [];
  });
  if (placed.length < edits.length) return undefined;
  const [document] = parseYaml(applyChanges(source, placed));
  const again = scalarOf(valueOf(valueOf(valueOf(document?.root, 'stages'), name), 'with'), 'query');
  return document?.problems.length === 0 && again?.text === applyChanges(query.text, edits)
    ? placed
    : undefined;
}

/** A part of the text of a scalar, as its quotes ask for. */
function asIn(source: string, { span, style }: YamlScalar, text: string): string {
  if (style !== 'quoted') return text;
  return source[span.start] === "'" ? text.replaceAll("'", "''") : text.replaceAll(/["\\]/gu, '\\$&');
}
