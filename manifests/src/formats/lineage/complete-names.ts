import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { span, type Span } from '../../core/text/span.ts';
import { readScript } from '../sql/script.ts';
import { scriptTables } from '../sql/script-tables.ts';
import type { NamedTable } from '../sql/scope.ts';
import { Lineage } from './lineage.ts';

/** Proposals of one list; a table may have thousands of columns. */
const MOST = 2000;

/** A name in the place of the word that is typed, so that what is around it can be read. */
const CARET = 'vitruve_caret';

/**
 * Tables behind `FROM` and `JOIN`, columns elsewhere.
 * @param output of a stage that runs the SQL.
 */
export function completeNames(
  graph: Graph,
  output: Entity<'output'>,
  text: string,
  offset: number,
): readonly Completion[] {
  const before = text.slice(Math.max(0, offset - 300), offset);
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const start = offset - word.length;
  const at = span(start, offset);
  const inputs = new Lineage(graph).inputs(output);
  const replaced = `${text.slice(0, start)}${CARET}${text.slice(offset)}`;
  const { scopes, created } = scriptTables(readScript(replaced), inputs);
  const head = before.slice(0, before.length - word.length);
  if (/(?:\bfrom|\bjoin)\s+$/iu.test(head)) {
    const names = new Set([...inputs.keys(), ...created.keys()]);
    return [...names].slice(0, MOST).map((name) => ({ ...base(at, name), detail: t('table') }));
  }
  const around = scopes
    .filter(({ query }) => query.span.start <= start && start <= query.span.end)
    .sort((a, b) => a.query.span.end - a.query.span.start - (b.query.span.end - b.query.span.start));
  // What is broken elsewhere hides which tables are meant: then any column may be.
  const tables: readonly NamedTable[] =
    around[0]?.tables ?? [...inputs].map(([name, table]) => ({ name, table, isVisible: true }));
  const qualifier = /([\p{L}_][\p{L}\p{N}_]*)\.$/u.exec(head)?.[1]?.toLowerCase();
  const meant = qualifier === undefined ? tables : tables.filter(({ name }) => name === qualifier);
  return meant
    .flatMap(({ name, table }) =>
      table.columns.flatMap((column) =>
        column.name === undefined || column.name === CARET
          ? []
          : [
              {
                ...base(at, column.name),
                detail: [column.type ?? '', t('column of {0}', name ?? t('table'))]
                  .filter(Boolean)
                  .join(' · '),
              },
            ],
      ),
    )
    .slice(0, MOST);
}

function base(at: Span, name: string): Completion {
  const text = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
  return { label: name, span: at, text, kind: 'name' };
}
