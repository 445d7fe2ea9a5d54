import type { RuleFinding } from '../../core/findings/finding.ts';
import type { Rule } from '../../core/rules/rule.ts';
import type { RuleGroup } from './model.ts';

/** The document that groups of rules are in. */
export interface Place {
  readonly uri: string;
  readonly text: string;
}

/** A check of groups of rules, wherever they stand: in a file of rules, or in a `PrometheusRule` of Kubernetes. */
export interface GroupCheck extends Pick<Rule<never>, 'id' | 'severity' | 'profiles'> {
  readonly check: (groups: readonly RuleGroup[], place: Place) => Iterable<RuleFinding>;
}
