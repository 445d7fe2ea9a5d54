import type { CheckSeverity } from './result.ts';

/** What `vitruve/check-data` is given; see `schemas/tasks/check-data.schema.json`. */
export interface CheckDataInputs {
  /** Absolute. */
  readonly suite: string;
  /** Names of tables. */
  readonly table?: readonly string[];
  /** Absolute paths by the names of tables. */
  readonly tables?: Readonly<Record<string, string>>;
  /** Absolute paths of files, by the paths in whose place they are read: from the workspace folder. */
  readonly replacements?: Readonly<Record<string, string>>;
  readonly failOn?: CheckSeverity;
  /** `YYYY-MM-DD` */
  readonly today?: string;
  /** Absolute. */
  readonly output?: string;
  readonly history?: boolean;
  /** `2Gi` */
  readonly memory?: string;
  readonly threads?: number;
}
