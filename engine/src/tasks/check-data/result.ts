import type { Cell } from '../../tables/process/protocol.ts';

export const CHECK_SEVERITIES = ['error', 'warning', 'information'] as const;
export type CheckSeverity = (typeof CHECK_SEVERITIES)[number];

/** `not-run`: the check could not be made, and the message says why. */
export type CheckStatus = 'passed' | 'failed' | 'not-run';

/** What was found of a check. */
export interface Verdict {
  readonly status: CheckStatus;
  /** `failing: 3 of 1000 rows (0.3%)` */
  readonly message: string;
  /** Rows that were looked at. */
  readonly rows?: number;
  readonly failing?: number;
  /** Rows of which a condition is neither true nor false. */
  readonly undecided?: number;
  /** The number that was compared with bounds. */
  readonly value?: Cell;
}

/** A row that fails. */
export interface FailingExample {
  /** From 1, in the order of the file. */
  readonly row: number;
  /** By column; masked where the column is personal. */
  readonly values: Readonly<Record<string, Cell>>;
}

/** What became of a check. */
export interface CheckResult extends Verdict {
  readonly table: string;
  readonly check: string;
  readonly expectation: string;
  /** The columns that it is about; none for the whole table. */
  readonly columnNames: readonly string[];
  readonly severity: CheckSeverity;
  readonly owner?: string;
  readonly description?: string;
  /** The place of its name in the suite, from 1. */
  readonly line: number;
  readonly column: number;
  readonly examples: readonly FailingExample[];
  /** Absolute path of the file of failing rows. */
  readonly failures?: string;
}

/** What became of a table. */
export interface TableResult {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly rows: number;
  readonly checks: readonly CheckResult[];
}

/** What became of a suite. */
export interface SuiteResult {
  readonly suite: string;
  /** Absolute. */
  readonly path: string;
  readonly tables: readonly TableResult[];
  /** Why the run could not be added to the history. */
  readonly notRecorded?: string;
}

/** All checks of a run, in the order of the suite. */
export function checksIn({ tables }: SuiteResult): readonly CheckResult[] {
  return tables.flatMap(({ checks }) => checks);
}
