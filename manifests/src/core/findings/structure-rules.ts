import type { RuleId, Severity } from './finding.ts';

/** A rule that is no `Rule`: its findings come from a parser, a schema or a suppression. */
export interface StructureRule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** After such a fault parts of the text may be read incorrectly, so that a view of it would not be true. */
  readonly spoilsViews?: boolean;
  /** After such a fault nobody knows what else is wrong: a baseline must not make a file with it look sound. */
  readonly hidesOthers?: boolean;
}

/** Those of no kind. */
export const CORE_STRUCTURE_RULES: readonly StructureRule[] = [
  { id: 'document/not-read', severity: 'error', spoilsViews: true, hidesOthers: true },
  { id: 'document/not-checked', severity: 'error', hidesOthers: true },
  { id: 'yaml/syntax', severity: 'error', spoilsViews: true, hidesOthers: true },
  { id: 'yaml/duplicate-key', severity: 'error', spoilsViews: true },
  { id: 'settings/schema', severity: 'error', hidesOthers: true },
  { id: 'suppression/without-reason', severity: 'hint' },
  { id: 'suppression/unused', severity: 'hint' },
];
