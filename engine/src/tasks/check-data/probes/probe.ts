import type { Cell } from '../../../tables/process/protocol.ts';
import type { Verdict } from '../result.ts';

/** How a check is made: what is asked of its table, and what the answers mean. */
export interface Probe {
  /** Aggregates over the table, which are calculated with those of all its checks in one pass. */
  readonly aggregates: readonly string[];
  /** A query of one row, for what a pass over the table cannot tell. */
  readonly query?: string;
  /** The rows that fail. */
  readonly failing?: FailingRows;
  /** @param cells what the aggregates came to. @param row what the query came to. */
  judge(cells: readonly Cell[], row: readonly Cell[]): Verdict;
}

/** How rows that fail are found again. */
export interface FailingRows {
  /** Behind `WHERE`. */
  readonly condition: string;
  /** Columns that say why. */
  readonly columns: readonly string[];
}

/** A count, or another number that is exact. */
export function countIn(cell: Cell | undefined): number {
  return Number(cell ?? 0);
}

export function countWhere(condition: string): string {
  return `count(*) FILTER (WHERE ${condition})`;
}
