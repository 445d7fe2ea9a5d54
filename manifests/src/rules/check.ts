import type { Finding } from '../findings/finding.ts';
import type { Rule, RuleContext } from './rule.ts';
import { withoutSuppressed } from '../findings/suppression.ts';

/**
 * All findings of one document, in the order of the text: those of its parser, of its kind's rules, and on its
 * suppressions; with the severities in force.
 */
export function check(
  rules: readonly Rule<unknown>[],
  context: RuleContext<unknown>,
  problems: readonly Finding[],
): readonly Finding[] {
  const { rules: severities } = context.settings;
  const findings = problems.flatMap((problem) => {
    const severity = severities[problem.rule] ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    for (const finding of rule.check(context)) findings.push({ ...finding, rule: rule.id, severity });
  }
  const kept = withoutSuppressed(context.document, findings).filter(({ rule }) => severities[rule] !== 'off');
  return kept.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1),
  );
}
