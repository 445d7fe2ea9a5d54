import { t } from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { certainFixOf, fixAll } from '../findings/certain-fixes.ts';
import type { Finding } from '../findings/finding.ts';
import { ignoring } from '../findings/ignore.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { spanOf, workspaceEditOf } from './conversion.ts';
import { diagnosticOf, NONE_PUT_OFF, type PutOffFindings, type RulePageAddress } from './diagnostics.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.vitruve`;

/**
 * Kinds of actions that change nothing about a fault. They are no quick fixes: a finding that nothing fixes has no light bulb
 * in the list of problems, and editors list them after what fixes.
 */
export const EXPLAIN = 'vitruve.explain';
export const IGNORE = 'vitruve.ignore';

/** Comments that are offered at once: in a selection of a whole file nobody looks for one. */
const MOST_IGNORED = 8;

/** Commands of the client that an action may end with. */
export const SHOW_RULE_PAGE = 'vitruve.showRule';

/** Which actions an editor asks for. */
export interface ActionRequest {
  /** Kinds, with all below them; all kinds except "fix all" otherwise. */
  readonly only?: readonly string[] | undefined;
  /** True when the caret came by and nobody opened a menu: a light bulb is shown if there is any action. */
  readonly automatic?: boolean;
}

/** What can be done about the findings at a range, what a person may want there, and "fix all" for the document. */
export function codeActions(
  workspace: Workspace,
  uri: string,
  range: Range,
  { only, automatic = false }: ActionRequest,
  pageOf: RulePageAddress,
  putOff: PutOffFindings = NONE_PUT_OFF,
): CodeAction[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const wanted = (kind: string): boolean =>
    !only || only.some((parent) => kind === parent || kind.startsWith(`${parent}.`));
  const at = spanOf(manifest.context.document, range);
  const findings = workspace.checkWithFixes(uri);
  const here = findings.filter(({ span }) => span.start <= at.end && span.end >= at.start);
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix))
    actions.push(...here.flatMap((finding) => fixesOf(workspace, uri, finding, findings, pageOf)));
  if (wanted(CodeActionKind.RefactorRewrite)) {
    for (const { title, changes } of manifest.kind.refactorings?.(manifest.context, at) ?? []) {
      actions.push({
        title,
        kind: CodeActionKind.RefactorRewrite,
        edit: workspaceEditOf(workspace, changes()),
      });
    }
  }
  if (!automatic || actions.length > 0) {
    if (wanted(EXPLAIN)) actions.push(...explanationsOf(workspace, uri, here, pageOf));
    if (wanted(IGNORE)) {
      const known = putOff.of(uri, findings);
      const open = here.filter((finding) => !known.has(finding));
      actions.push(...ignoringOf(workspace, manifest.context.document, here, pageOf));
      actions.push(...puttingOff(workspace, uri, open, pageOf, putOff));
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
  return actions;
}

function explanationsOf(
  workspace: Workspace,
  uri: string,
  findings: readonly Finding[],
  pageOf: RulePageAddress,
): CodeAction[] {
  return findings.map((finding) => {
    const diagnostic = diagnosticOf(workspace, uri, finding, pageOf);
    return {
      title: t('Show documentation for "{0}"', finding.rule),
      kind: EXPLAIN,
      diagnostics: diagnostic ? [diagnostic] : [],
      command: { title: finding.rule, command: SHOW_RULE_PAGE, arguments: [finding.rule] },
    };
  });
}

/** Comments that hide findings: the last thing to do about them. One hides all that a rule finds on its line. */
function ignoringOf(
  workspace: Workspace,
  document: TextDocument,
  findings: readonly Finding[],
  pageOf: RulePageAddress,
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    if (actions.size === MOST_IGNORED) break;
    const ignored = ignoring(document, finding, workspace.structureRules);
    if (!ignored) continue;
    const key = `${ignored.change.span.start} ${finding.rule}`;
    if (actions.has(key)) continue;
    const diagnostic = diagnosticOf(workspace, document.uri, finding, pageOf);
    actions.set(key, {
      title: ignored.title,
      kind: IGNORE,
      diagnostics: diagnostic ? [diagnostic] : [],
      edit: workspaceEditOf(workspace, [ignored.change]),
    });
  }
  return [...actions.values()];
}

/** Entries in the list of known findings, where the team has one: findings that are alike have the same entry. */
function puttingOff(
  workspace: Workspace,
  uri: string,
  findings: readonly Finding[],
  pageOf: RulePageAddress,
  putOff: PutOffFindings,
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    if (actions.size === MOST_IGNORED) break;
    const command = putOff.adding(uri, finding);
    if (!command) continue;
    const diagnostic = diagnosticOf(workspace, uri, finding, pageOf);
    actions.set(JSON.stringify(command.arguments), {
      title: command.title,
      kind: IGNORE,
      diagnostics: diagnostic ? [diagnostic] : [],
      command,
    });
  }
  return [...actions.values()];
}
