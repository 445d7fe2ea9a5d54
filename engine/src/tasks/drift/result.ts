import { t } from '@vscode/l10n';
import type { Distribution } from '../../learning/drift/distribution.ts';
import type { Drift, Hindrance } from '../../learning/drift/drift.ts';
import type { ColumnKind } from '../../learning/drift/method.ts';

/** What became of the columns of two tables. Rows and values are counts. */
export interface DriftResult {
  readonly reference: { readonly rows: number };
  readonly current: { readonly rows: number };
  readonly columns: readonly ComparedColumn[];
  readonly notCompared: readonly UncomparedColumn[];
  /** From the oldest, where they are asked for. */
  readonly periods?: readonly PeriodDrift[];
  /** Of the columns that were compared, from 0 to 1. */
  readonly driftedShare: number;
  /** From which share on the run fails. */
  readonly limit: number;
  readonly drifted: boolean;
}

/**
 * The result as JSON. The scores by column come first, so that the history of a pipeline, which keeps the first values of a file of metrics,
 * has that of each column.
 */
export function driftJson({ drifted, driftedShare, ...others }: DriftResult): object {
  const scores = Object.fromEntries(others.columns.map(({ name, score }) => [name, score]));
  return { version: 1, driftedShare, drifted, scores, ...others };
}

/** The rows of the current table of a day, a month … compared with the whole reference. */
export interface PeriodDrift {
  /** `2026-01-31`, `2026-01`, `2026-Q1` or `2026`; of a week, its Monday. */
  readonly period: string;
  readonly rows: number;
  /** Columns that were compared. */
  readonly columns: number;
  readonly drifted: readonly string[];
  /** Of the columns that were compared; none of a period with too few rows. */
  readonly driftedShare?: number;
}

export interface ComparedColumn extends Drift {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Values that are not missing. */
  readonly values: { readonly reference: number; readonly current: number };
  /** What a chart shows; none of numbers that are too large for one. */
  readonly distribution?: Distribution;
}

export interface UncomparedColumn {
  readonly name: string;
  readonly reason: Reason;
  /** As DuckDB calls them, where they are the reason. */
  readonly types?: readonly string[];
}

/** Why a column is not compared. */
export type Reason =
  | Hindrance
  | 'not-in-reference'
  | 'not-in-current'
  | 'empty-reference'
  | 'empty-current'
  | 'type'
  | 'types-differ';

/** A reason in words, behind the name of its column. */
export function reasonText({ reason, types = [] }: UncomparedColumn): string {
  const [first = '', second = ''] = types;
  switch (reason) {
    case 'method':
      return t('the method compares numbers, and it has texts');
    case 'identifier':
      return t('nearly every row has another text');
    case 'too-large':
      return t('its numbers are too large');
    case 'several-values':
      return t('the method compares two values, and it has more');
    case 'not-in-reference':
      return t('the reference does not have it');
    case 'not-in-current':
      return t('the current table does not have it');
    case 'empty-reference':
      return t('it has no values in the reference');
    case 'empty-current':
      return t('it has no values in the current table');
    case 'type':
      return t('its type is {0}', first);
    case 'types-differ':
      return t('its type is {0} in the reference and {1} in the current table', first, second);
  }
}
