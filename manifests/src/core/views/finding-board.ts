import type { Severity } from '../findings/finding.ts';
import type { Source } from './source.ts';

export interface BoardFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly source: Source;
  /** Counted from 1. */
  readonly line: number;
}

/** How many findings there are now and were at the last commit. */
export interface Trend {
  readonly now: number;
  /** Undefined where there is no commit to compare with, or while it is being counted. */
  readonly before?: number;
}

/** The findings of a workspace folder by rule and by file. */
export interface FindingBoard {
  readonly findings: readonly BoardFinding[];
  /** Findings beyond those listed: the list is cut where nobody would read on. */
  readonly unlisted: number;
  readonly bySeverity: Readonly<Record<Severity, Trend>>;
  readonly byRule: readonly (Trend & { readonly rule: string; readonly severity: Severity })[];
  readonly byFile: readonly (Trend & { readonly uri: string; readonly path: string })[];
  /** Why there is no comparison with the last commit, in the user's language; undefined when there is one. */
  readonly withoutHistory?: string;
}
