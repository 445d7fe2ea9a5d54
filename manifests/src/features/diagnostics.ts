import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { Finding, Severity } from '../findings/finding.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { locationOf, rangeOf } from './conversion.ts';
import { isReportedElsewhere, NOTHING_SERVED, type ServedElsewhere } from './giving-way.ts';

export const SOURCE = 'vitruve';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Makes the address that a click on a rule's id opens. */
export type RulePageAddress = (rule: string) => string;

/** The findings of a document as diagnostics. */
export function diagnostics(
  workspace: Workspace,
  uri: string,
  pageOf: RulePageAddress,
  served: ServedElsewhere = NOTHING_SERVED,
): Diagnostic[] {
  const document = workspace.document(uri);
  if (!document) return [];
  return workspace.check(uri).findings.flatMap((finding) => {
    if (isReportedElsewhere(served, document, finding.rule)) return [];
    return diagnosticOf(workspace, uri, finding, pageOf) ?? [];
  });
}

export function diagnosticOf(
  workspace: Workspace,
  uri: string,
  finding: Finding,
  pageOf: RulePageAddress,
): Diagnostic | undefined {
  const document = workspace.document(uri);
  if (!document) return undefined;
  const related = (finding.related ?? []).flatMap((place) => {
    const location = locationOf(workspace, place);
    return location ? [{ location, message: place.message }] : [];
  });
  const tags = finding.tags?.map((tag) =>
    tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated,
  );
  return {
    range: rangeOf(document, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: pageOf(finding.rule) },
    source: SOURCE,
    message: finding.message,
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(tags ? { tags } : {}),
  };
}
