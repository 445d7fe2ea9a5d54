import type { Completion } from '../../core/contributions/completion.ts';
import type { KindContext } from '../../core/kind.ts';
import { completeNames } from '../../formats/lineage/complete-names.ts';
import { runsOf } from '../../formats/lineage/sql-runs.ts';
import type { SqlModel } from './model.ts';

/** Tables and columns, for SQL that a stage runs. */
export function completeSql(
  { graph, document }: KindContext<SqlModel>,
  offset: number,
): readonly Completion[] {
  const [output] = runsOf(graph, document.uri);
  return output ? completeNames(graph, output, document.getText(), offset) : [];
}
