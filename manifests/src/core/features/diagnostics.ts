import { t } from '@vscode/l10n';
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Command,
  type Diagnostic,
} from 'vscode-languageserver-types';
import type { Finding, Severity } from '../findings/finding.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { locationOf, rangeOf } from './conversion.ts';
import { isReportedByYamlServer, NO_OTHER_SERVERS, type OtherServers } from './yaml-language-server.ts';

export const SOURCE = 'vitruve';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Makes the address that a click on a rule's id opens. */
export type RulePageAddress = (rule: string) => string;

/** Findings that a team knows of and has put off: an editor shows them dimmed. */
export interface PutOffFindings {
  of(uri: string, findings: readonly Finding[]): ReadonlySet<Finding>;
  /** The command that puts off one more; undefined where nothing takes it. */
  adding(uri: string, finding: Finding): Command | undefined;
  /** Another whenever the answers may be others. */
  readonly revision: number;
}

export const NONE_PUT_OFF: PutOffFindings = {
  of: () => new Set(),
  adding: () => undefined,
  revision: 0,
};

/**
 * Findings of one document that an editor is given. More of them nobody reads, and sending them would cost every key stroke in
 * a file of thousands of resources.
 */
const MOST_SHOWN = 1000;

/** The findings of a document as diagnostics; where there are too many, the gravest, and a word on the others. */
export function diagnostics(
  workspace: Workspace,
  uri: string,
  pageOf: RulePageAddress,
  others: OtherServers = NO_OTHER_SERVERS,
  putOff: PutOffFindings = NONE_PUT_OFF,
): Diagnostic[] {
  const document = workspace.document(uri);
  if (!document) return [];
  const { findings } = workspace.check(uri);
  const known = putOff.of(uri, findings);
  const own = findings.filter(({ rule }) => !isReportedByYamlServer(others, workspace.files, document, rule));
  const shown = gravest(own);
  const diagnostics = shown.flatMap((finding) => {
    const diagnostic = diagnosticOf(workspace, uri, finding, pageOf);
    if (!diagnostic) return [];
    return [known.has(finding) ? dimmed(diagnostic, finding) : diagnostic];
  });
  const left = own.length - shown.length;
  return left > 0 ? [...diagnostics, notShown(left)] : diagnostics;
}

/** Faded, and not among the problems of the workspace, but still there for who points at it. */
function dimmed(diagnostic: Diagnostic, { message }: Finding): Diagnostic {
  return {
    ...diagnostic,
    severity: DiagnosticSeverity.Hint,
    message: t('{0} (in the baseline)', message),
    tags: [...new Set([...(diagnostic.tags ?? []), DiagnosticTag.Unnecessary])],
  };
}

/** Errors before warnings before hints, as many as are shown, in the order of the text. */
function gravest(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_SHOWN) return findings;
  const shown = new Set<Finding>();
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    for (const finding of findings) {
      if (shown.size === MOST_SHOWN) break;
      if (finding.severity === severity) shown.add(finding);
    }
  }
  return findings.filter((finding) => shown.has(finding));
}

function notShown(count: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: t('Findings of lower severity not shown: {0}. Run "vitruve check" to list all findings', count),
  };
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
