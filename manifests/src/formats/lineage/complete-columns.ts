import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { tableOf, type NamesTable } from './named-table.ts';

/**
 * The columns of a table that a document names, but those that are beside the caret.
 * @param name what people call the table.
 */
export function completeColumns(
  graph: Graph,
  uri: string,
  named: NamesTable,
  name: string,
  cursor: YamlCursor,
): readonly Completion[] {
  const columns = tableOf(graph, uri, named)?.columns ?? [];
  return columns
    .filter((column) => !cursor.siblings.includes(column.name))
    .map((column, index) => {
      const written = writtenAt(cursor, column.name);
      const isKey = cursor.role === 'key' && !cursor.hasColon;
      return {
        label: column.name,
        span: cursor.span,
        text: isKey ? `${written}: ` : written,
        kind: 'name' as const,
        detail: [column.type ?? '', t('column of {0}', name)].filter(Boolean).join(' · '),
        sortText: `0${String(index).padStart(4, '0')}`,
      };
    });
}
