import { join } from 'node:path';
import { t } from '@vscode/l10n';
import type { Finding, Severity } from '@vitruve/manifests';
import type { UnreadFile } from '../disk/read-file.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfPath } from '../disk/uri-of-path.ts';
import { isTargeted, openWorkspace, type OpenContext, type OpenWorkspace } from '../open.ts';
import { pathOf } from '../folders.ts';
import { shownPath } from '../shown-path.ts';
import { fixFiles } from './fix.ts';
import { SEVERITIES, type CheckResult, type FileResult } from './result.ts';

export interface CheckOptions extends OpenContext {
  /** The least grave findings to report. */
  readonly severity: Severity;
  readonly fix: boolean;
  /** Whether the report shows fixes, which cost more to keep. */
  readonly withFixes: boolean;
}

/** Checks files and folders. @throws UserError when a path does not exist or a fix cannot be written. */
export async function checkPaths(paths: readonly string[], options: CheckOptions): Promise<CheckResult> {
  const opened = await openWorkspace(paths, options);
  const { workspace, targets } = opened;
  const targeted = workspace.manifests().filter((uri) => isTargeted(targets, pathOf(uri)));
  const fixed = options.fix ? await fixFiles(opened, targeted) : 0;
  const files = targeted.flatMap((uri): FileResult[] => {
    const document = workspace.document(uri);
    const { findings } = workspace.check(uri);
    const fixable = options.withFixes && findings.some(({ fixes }) => fixes);
    return document ? [fileResult(opened, document, fixable ? workspace.checkWithFixes(uri) : findings)] : [];
  });
  const reported = [...files, ...settingsResults(opened)]
    .map((file) => ({
      ...file,
      findings: file.findings.filter((finding) => isGraveEnough(finding, options.severity)),
    }))
    .filter(({ findings }) => findings.length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    from: options.from,
    files: reported,
    checked: targeted.length,
    counts: counts(reported),
    fixed,
    unread: unreadInTargets(opened),
    documentOf: (uri) => workspace.document(uri),
  };
}

function fileResult(
  { encodings, from }: OpenWorkspace,
  document: TextDocument,
  findings: readonly Finding[],
): FileResult {
  const { uri } = document;
  return {
    path: shownPath(from, pathOf(uri)),
    uri,
    document,
    encoding: encodings.get(uri) ?? 'utf-8',
    findings,
  };
}

/** Faults of settings are reported whatever is checked: they change what every file means. */
function settingsResults(opened: OpenWorkspace): FileResult[] {
  return opened.settings.map(({ path, text, findings }) =>
    fileResult(opened, TextDocument.create(uriOfPath(path), 'yaml', 0, text), findings),
  );
}

function isGraveEnough({ severity }: Finding, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

function counts(files: readonly FileResult[]): Record<Severity, number> {
  const result = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) result[severity]++;
  return result;
}

/** What could not be read where a check was asked for. A file beyond the bound is not a manifest unless it is named. */
function unreadInTargets({ from, unread, targets, settings, folders }: OpenWorkspace): CheckResult['unread'] {
  const faulty: readonly UnreadFile[] = settings.flatMap(({ path, problem }) =>
    problem ? [{ path, problem }] : [],
  );
  const roots = folders.map((folder) => join(folder));
  return [...faulty, ...unread.filter(({ path }) => isTargeted(targets, path) || roots.includes(path))]
    .filter(({ path, problem }) => problem !== 'too-large' || targets.some((target) => target.path === path))
    .map(({ path, problem }) => ({
      path: shownPath(from, path),
      problem,
      message: explain(problem),
    }));
}

function explain(problem: UnreadFile['problem']): string {
  switch (problem) {
    case 'vanished':
      return t('The file was deleted while it was being read');
    case 'unreadable':
      return t('The file cannot be read: check its permissions');
    case 'too-large':
      return t('The file is larger than 10 MB and was not read');
    case 'not-text':
      return t('The file is not a text file');
  }
}
