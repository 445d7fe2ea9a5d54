import type { WorkspaceChange } from '../text/change.ts';
import type { Span } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type RuleId = `${string}/${string}`;

/** A change that removes a finding. Computed when it is asked for, from the state that was checked. */
export interface Fix {
  readonly title: string;
  /** True when it is the one obvious answer: applied by "fix all" and by `check --fix`. */
  readonly preferred?: boolean;
  changes(): readonly WorkspaceChange[];
}

/** Another place that explains a finding. */
export interface RelatedPlace {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** What a rule reports: the narrowest span that a person would change, and why. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly RelatedPlace[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  readonly fixes?: readonly Fix[];
}

/** What a rule's `check` yields: the engine adds the rule's id and its severity in force. */
export interface RuleFinding extends Omit<Finding, 'rule' | 'severity'> {
  /** A doubt: the finding weighs no more than this, unless the settings give its rule a severity. */
  readonly atMost?: Severity;
}
