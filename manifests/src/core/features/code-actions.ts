import { t } from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { certainFixOf, fixAll } from '../findings/certain-fixes.ts';
import type { Finding } from '../findings/finding.ts';
import { ignoring } from '../findings/ignore.ts';
import type { Span } from '../text/span.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { spanOf, workspaceEditOf } from './conversion.ts';
import { diagnosticOf, type RulePageAddress } from './diagnostics.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.vitruve`;

/** Comments that are offered at once: in a selection of a whole file nobody looks for one. */
const MOST_IGNORED = 8;

/** Commands of the client that an action may end with. */
export const SHOW_RULE_PAGE = 'vitruve.showRule';

/** What can be done about the findings at a range, what a person may want there, and "fix all" for the document. */
export function codeActions(
  workspace: Workspace,
  uri: string,
  range: Range,
  only: readonly string[] | undefined,
  pageOf: RulePageAddress,
): CodeAction[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const wanted = (kind: string): boolean =>
    !only || only.some((parent) => kind === parent || kind.startsWith(`${parent}.`));
  const at = spanOf(manifest.context.document, range);
  const findings = workspace.checkWithFixes(uri);
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    for (const finding of findings) {
      if (finding.span.start > at.end || finding.span.end < at.start) continue;
      actions.push(...fixesOf(workspace, uri, finding, findings, pageOf));
    }
    actions.push(...ignoringAt(workspace, manifest.context.document, findings, at, pageOf));
  }
  if (wanted(CodeActionKind.RefactorRewrite)) {
    for (const { title, changes } of manifest.kind.refactorings?.(manifest.context, at) ?? []) {
      actions.push({
        title,
        kind: CodeActionKind.RefactorRewrite,
        edit: workspaceEditOf(workspace, changes()),
      });
    }
  }
  if (only && wanted(FIX_ALL)) {
    const changes = fixAll(uri, findings);
    if (changes.length > 0) {
      actions.push({
        title: t('Fix all auto-fixable findings'),
        kind: FIX_ALL,
        edit: workspaceEditOf(workspace, changes),
      });
    }
  }
  return actions;
}

function fixesOf(
  workspace: Workspace,
  uri: string,
  finding: Finding,
  all: readonly Finding[],
  pageOf: RulePageAddress,
): CodeAction[] {
  const diagnostic = diagnosticOf(workspace, uri, finding, pageOf);
  const diagnostics = diagnostic ? [diagnostic] : [];
  const actions: CodeAction[] = (finding.fixes ?? []).map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(fix.certain === undefined ? {} : { isPreferred: true }),
    edit: workspaceEditOf(workspace, fix.changes()),
  }));
  const alike = all.filter((other) => other.rule === finding.rule && certainFixOf(other));
  if (alike.length > 1 && alike.includes(finding)) {
    const edit = workspaceEditOf(workspace, fixAll(uri, alike));
    actions.push({
      title: t('Fix all "{0}" findings in this file', finding.rule),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit,
    });
  }
  actions.push({
    title: t('Show documentation for "{0}"', finding.rule),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title: finding.rule, command: SHOW_RULE_PAGE, arguments: [finding.rule] },
  });
  return actions;
}

/** Comments that hide findings: the last thing to do about them. One hides all that a rule finds on its line. */
function ignoringAt(
  workspace: Workspace,
  document: TextDocument,
  findings: readonly Finding[],
  at: Span,
  pageOf: RulePageAddress,
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    if (actions.size === MOST_IGNORED) break;
    if (finding.span.start > at.end || finding.span.end < at.start) continue;
    const ignored = ignoring(document, finding, workspace.structureRules);
    if (!ignored) continue;
    const key = `${ignored.change.span.start} ${finding.rule}`;
    if (actions.has(key)) continue;
    const diagnostic = diagnosticOf(workspace, document.uri, finding, pageOf);
    actions.set(key, {
      title: ignored.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnostic ? [diagnostic] : [],
      edit: workspaceEditOf(workspace, [ignored.change]),
    });
  }
  return [...actions.values()];
}
