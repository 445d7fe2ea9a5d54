import type { WorkspaceChange } from '../text/change.ts';
import type { Span } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type RuleId = `${string}/${string}`;

/**
 * Why a fix leaves no choice. The list is closed on purpose: what is most similar, most likely or most common is not in it.
 * - `notation`: the value stays, and is written as its format requires: with or without quotes, as YYYY-MM-DD, after a separator.
 * - `redundant`: what is removed is repeated, or ignored by everything that reads the file.
 * - `renamed`: the format gave a key a new name, under which its value means the same.
 */
export type Certainty = 'notation' | 'redundant' | 'renamed';

interface Remedy {
  readonly title: string;
  changes(): readonly WorkspaceChange[];
}

/** A change that follows from the text alone: "fix all" and `check --fix` apply it without asking. */
export interface CertainFix extends Remedy {
  readonly certain: Certainty;
}

/** One of several possible answers, or the likeliest: only a person applies it. */
export interface SuggestedFix extends Remedy {
  readonly certain?: never;
}

/** A change that removes a finding. Computed when it is asked for, from the state that was checked. */
export type Fix = CertainFix | SuggestedFix;

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
  /** The text that may not say what its author wrote, because of this fault of syntax: nothing else is said of it. */
  readonly obscures?: Span;
  /** True for a finding with a certain fix where `fixes` is emptied to save memory: see `isAutoFixable`. */
  readonly autoFixable?: boolean;
}

/** What a rule's `check` yields: the engine adds the rule's id and its severity in force. */
export interface RuleFinding extends Omit<Finding, 'rule' | 'severity' | 'autoFixable'> {
  /** A doubt: the finding weighs no more than this, unless the settings give its rule a severity. */
  readonly atMost?: Severity;
}
