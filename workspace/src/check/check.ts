import { join } from 'node:path';
import { isReadWhenIgnored, type Finding, type Severity } from '@vitruve/manifests';
import type { UnreadFile } from '../disk/read-file.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfPath } from '../disk/uri-of-path.ts';
import { openBaseline, type BaselineRequest } from '../baseline/compare.ts';
import { isTargeted, openWorkspace, type OpenContext, type OpenWorkspace } from '../open.ts';
import { pathOf } from '../folders.ts';
import { shownPath } from '../shown-path.ts';
import { checkDocument } from './checked-document.ts';
import { countedItems, itemsWithoutSchema } from './counted-items.ts';
import { explainUnread } from './explain-unread.ts';
import { fixFiles } from './fix.ts';
import { SEVERITIES, type CheckResult, type FileResult } from './result.ts';
import { skippedInTargets, uncheckedTargets } from './unchecked.ts';

export interface CheckOptions extends OpenContext {
  /** The least grave findings to report. */
  readonly severity: Severity;
  readonly fix: boolean;
  /** Whether the report shows fixes, which cost more to keep. */
  readonly withFixes: boolean;
  /** Says nothing of named files that are not manifests, as for a hook that names all files of a commit. */
  readonly ignoreUnknown?: boolean;
  /** Lists the files of folders that are passed over. */
  readonly verbose?: boolean;
  /** Findings that are known and put off, and not reported. */
  readonly baseline?: BaselineRequest | undefined;
}

/** Checks files and folders. @throws UserError when a path does not exist, or a fix or the baseline cannot be written. */
export async function checkPaths(paths: readonly string[], options: CheckOptions): Promise<CheckResult> {
  const baseline = options.baseline && (await openBaseline(options.baseline, options.from));
  const opened = await openWorkspace(paths, options);
  const { workspace, targets } = opened;
  const targeted = workspace.manifests().filter((uri) => isTargeted(targets, pathOf(uri)));
  const fixed = options.fix ? await fixFiles(opened, targeted) : 0;
  const checked = targeted.map((uri) => checkDocument(workspace, uri, options.withFixes));
  const files = checked.flatMap(({ findings, itemOf }, index): FileResult[] => {
    const document = workspace.document(targeted[index] ?? '');
    return document ? [fileResult(opened, document, findings, itemOf)] : [];
  });
  const unread = new Set(opened.unread.map(({ path }) => path));
  const compared = await baseline?.compare({
    files,
    structureRules: workspace.structureRules,
    isChecked: (path) => isTargeted(targets, path) && !unread.has(path),
  });
  const reported = graveEnough([...(compared?.files ?? files), ...settingsResults(opened)], options.severity);
  return {
    from: options.from,
    files: reported,
    checked: targeted.length,
    items: countedItems(checked),
    counts: counts(reported),
    fixed,
    unread: unreadInTargets(opened),
    unchecked: options.ignoreUnknown === true ? [] : uncheckedTargets(opened),
    withoutSchema: itemsWithoutSchema(checked),
    skipped: options.verbose === true ? skippedInTargets(opened) : undefined,
    baseline: compared && {
      ...compared.baseline,
      files: graveEnough(compared.baseline.files, options.severity),
    },
    documentOf: (uri) => workspace.document(uri),
    isShown: (document) => workspace.kindOf(document.uri)?.holdsSecrets?.(document) !== true,
  };
}

function fileResult(
  { encodings, from }: OpenWorkspace,
  document: TextDocument,
  findings: readonly Finding[],
  itemOf: FileResult['itemOf'] = () => undefined,
): FileResult {
  const { uri } = document;
  return {
    path: shownPath(from, pathOf(uri)),
    uri,
    document,
    encoding: encodings.get(uri) ?? 'utf-8',
    findings,
    itemOf,
  };
}

/** Faults of settings are reported whatever is checked: they change what every file means. */
function settingsResults(opened: OpenWorkspace): FileResult[] {
  return opened.settings.map(({ path, text, findings }) =>
    fileResult(opened, TextDocument.create(uriOfPath(path), 'yaml', 0, text), findings),
  );
}

/** The files with findings of a severity or a graver one, in the order of their paths. */
function graveEnough(files: readonly FileResult[], least: Severity): readonly FileResult[] {
  const isGrave = ({ severity }: Finding): boolean =>
    SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
  return files
    .map((file) => ({ ...file, findings: file.findings.filter(isGrave) }))
    .filter(({ findings }) => findings.length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function counts(files: readonly FileResult[]): Record<Severity, number> {
  const result = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) result[severity]++;
  return result;
}

/**
 * What could not be read where a check was asked for. A file beyond the bound is not a manifest unless it is named, or of a name that
 * nothing else has: a state of Terraform.
 */
function unreadInTargets({ from, unread, targets, settings, folders }: OpenWorkspace): CheckResult['unread'] {
  const faulty: readonly UnreadFile[] = settings.flatMap(({ path, problem }) =>
    problem ? [{ path, problem }] : [],
  );
  const roots = folders.map((folder) => join(folder));
  return [...faulty, ...unread.filter(({ path }) => isTargeted(targets, path) || roots.includes(path))]
    .filter(
      ({ path, problem }) =>
        problem !== 'too-large' || isReadWhenIgnored(path) || targets.some((target) => target.path === path),
    )
    .map(({ path, problem }) => ({
      path: shownPath(from, path),
      problem,
      message: explainUnread(problem),
    }));
}
