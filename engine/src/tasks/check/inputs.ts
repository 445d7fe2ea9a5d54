import type { Severity } from '@vitruve/manifests';
import type { Format } from '@vitruve/workspace';

/** What `vitruve/check` is given, by a run or by the command line; see `schemas/tasks/check.schema.json`. */
export interface CheckInputs {
  readonly paths?: readonly string[];
  readonly format?: Format;
  readonly fix?: boolean;
  /** `YYYY-MM-DD` */
  readonly today?: string;
  readonly maxWarnings?: number;
  readonly failOn?: Severity;
  readonly severity?: Severity;
  readonly ignoreUnknown?: boolean;
  readonly verbose?: boolean;
  /** The file of known findings. */
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  /** The kind of standard input, on the command line. */
  readonly as?: string;
  readonly stdinFilename?: string;
  /** The file of the report. */
  readonly output?: string;
}
