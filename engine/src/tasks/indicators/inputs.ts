import type { RoleColumns } from './columns.ts';
import type { Convention } from './series/convention.ts';

/** What `vitruve/indicators` is given; see `schemas/tasks/indicators.schema.json`. Paths are absolute. */
export interface IndicatorsInputs extends RoleColumns {
  readonly data: string;
  readonly output: string;
  readonly indicators?: readonly string[];
  readonly convention?: Convention;
  readonly target?: string;
  readonly horizon?: number;
  readonly incomplete?: 'keep' | 'drop';
  /** That the chart shows; the first one otherwise. */
  readonly security?: string;
}
