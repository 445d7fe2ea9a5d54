import type { RuleId, Severity } from '../findings/finding.ts';
import type { Graph } from '../graph/graph.ts';

/** A finding that came or went. */
export interface ChangedFinding {
  readonly uri: string;
  readonly rule: RuleId;
  readonly message: string;
  readonly severity: Severity;
}

/** What a folder was at another time, and what is found in it since. */
export interface CommitComparison {
  /** Of the folder as it was. */
  readonly graph: Graph;
  /** Findings that are new. */
  readonly broken: readonly ChangedFinding[];
  /** Findings that are gone. */
  readonly mended: readonly ChangedFinding[];
}
