import type { TextChange, WorkspaceChange } from '../text/change.ts';
import type { CertainFix, Finding, Fix, SuggestedFix } from './finding.ts';

/** The fix of a finding that may be applied without asking. The only place that decides it: all bulk fixes ask here. */
export function certainFixOf({ fixes }: Finding): CertainFix | undefined {
  return fixes?.find((fix) => fix.certain !== undefined);
}

/** True when "fix all" and `check --fix` remove a finding, also of a document whose fixes are not kept. */
export function isAutoFixable(finding: Finding): boolean {
  return finding.autoFixable ?? certainFixOf(finding) !== undefined;
}

/**
 * The findings with nothing but suggestions: those of a text that readers of YAML read differently or not at all, from which
 * nothing follows for certain.
 */
export function withSuggestionsOnly(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) =>
    certainFixOf(finding) ? { ...finding, fixes: finding.fixes?.map(suggested) ?? [] } : finding,
  );
}

function suggested(fix: Fix): SuggestedFix {
  return { title: fix.title, changes: () => fix.changes() };
}

/**
 * The changes of all certain fixes of a document that change nothing but its own text and do not touch each other. A fix
 * that meets an earlier one is left for the next time.
 */
export function fixAll(uri: string, findings: readonly Finding[]): readonly TextChange[] {
  const taken: TextChange[] = [];
  for (const finding of findings) {
    const changes = certainFixOf(finding)?.changes() ?? [];
    const local = changes.filter((change) => isIn(change, uri));
    if (local.length < changes.length) continue;
    if (!local.some((change) => taken.some((other) => meets(change, other)))) taken.push(...local);
  }
  return taken;
}

function isIn(change: WorkspaceChange, uri: string): change is TextChange {
  return change.kind === 'text' && change.uri === uri;
}

function meets(a: TextChange, b: TextChange): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
