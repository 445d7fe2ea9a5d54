import type { ColumnUse, SubQuery } from './syntax.ts';

/** What an expression names, while it is read. */
export interface Collected {
  uses: ColumnUse[];
  readonly queries: SubQuery[];
  isAggregate: boolean;
  isSeveral: boolean;
}
