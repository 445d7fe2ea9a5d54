import type { Finding, Severity } from '../findings/finding.ts';

/** From the gravest to the slightest. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

/** How many findings there are, by severity, by rule and by file. */
export class FindingCounts {
  readonly bySeverity: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  /** With the gravest severity that its findings have. */
  readonly byRule = new Map<string, { count: number; severity: Severity }>();
  readonly byFile = new Map<string, number>();

  add(uri: string, findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    this.byFile.set(uri, findings.length);
    for (const { rule, severity } of findings) {
      this.bySeverity[severity]++;
      const counted = this.byRule.get(rule);
      if (!counted) this.byRule.set(rule, { count: 1, severity });
      else {
        counted.count++;
        if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(counted.severity)) counted.severity = severity;
      }
    }
  }
}
