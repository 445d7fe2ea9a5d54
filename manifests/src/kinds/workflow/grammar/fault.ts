import type { RuleFinding } from '../../../core/findings/finding.ts';

/** What reading a file against the grammar may find; each is a rule of its own. */
export type FaultKind = 'schema' | 'duplicate-key' | 'event' | 'permissions' | 'merge-key' | 'expression';

export interface Fault extends RuleFinding {
  readonly kind: FaultKind;
}
