import type { Finding, Severity } from '../findings/finding.ts';
import { severityOf, type Rule, type RuleContext } from './rule.ts';
import { withoutSuppressed } from '../findings/suppression.ts';

/**
 * All findings of one document, in the order of the text: those of its parser, of its kind's rules, and on its
 * suppressions; with the severities in force.
 * @param isSilenced tells of a finding whether another checker's comment silences it (`Kind.silences`).
 */
export function check(
  rules: readonly Rule<unknown>[],
  context: RuleContext<unknown>,
  problems: readonly Finding[],
  isSilenced: (finding: Finding) => boolean = () => false,
): readonly Finding[] {
  const { rules: severities } = context.settings;
  const findings = problems.flatMap((problem) => {
    const severity = severities[problem.rule] ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
  for (const rule of rules) {
    const severity = severityOf(rule, context.settings);
    if (severity === 'off') continue;
    const isSet = severities[rule.id] !== undefined;
    for (const { atMost, ...finding } of rule.check(context)) {
      const weight = atMost === undefined || isSet ? severity : lesser(severity, atMost);
      findings.push({ ...finding, rule: rule.id, severity: weight });
    }
  }
  const heard = findings.filter((finding) => !isSilenced(finding));
  const kept = withoutSuppressed(context.document, heard).filter(({ rule }) => severities[rule] !== 'off');
  return kept.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1),
  );
}

const WEIGHTS: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

function lesser(one: Severity, other: Severity): Severity {
  return WEIGHTS.indexOf(one) < WEIGHTS.indexOf(other) ? one : other;
}
