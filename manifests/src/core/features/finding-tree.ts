import { t } from '@vscode/l10n';
import type { TreeIcon, TreeNode } from '../contributions/tree.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import { counted } from '../language.ts';
import { pathWithin } from '../text/resource.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { NONE_PUT_OFF, type PutOffFindings } from './diagnostics.ts';
import { SEVERITIES } from './finding-counts.ts';

/** What findings are grouped by. */
export type FindingGrouping = 'file' | 'kind' | 'rule' | 'severity';

/** Which findings a tree shows. */
export interface FindingTreeOptions {
  readonly by: FindingGrouping;
  /** True for those that a baseline holds, too; only what is new otherwise. */
  readonly withKnown: boolean;
}

/** Findings that are listed of one group: nobody reads more in a tree. */
const MOST_LISTED = 200;

const ICONS: Readonly<Record<Severity, TreeIcon>> = {
  error: { id: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { id: 'warning', color: 'problemsWarningIcon.foreground' },
  information: { id: 'info', color: 'problemsInfoIcon.foreground' },
  hint: { id: 'lightbulb' },
};

const GROUP_ICONS: Readonly<Record<Exclude<FindingGrouping, 'severity'>, string>> = {
  file: 'file',
  kind: 'symbol-class',
  rule: 'law',
};

/** A finding as it is listed. */
interface Listed {
  readonly uri: string;
  readonly finding: Finding;
  readonly isKnown: boolean;
}

/**
 * The groups of the findings of a workspace, as its documents were checked last: those with the gravest findings first, then the
 * largest. Their findings come with `findingsOfGroup`, when somebody opens one.
 */
export function findingGroups(
  workspace: Workspace,
  options: FindingTreeOptions,
  putOff: PutOffFindings = NONE_PUT_OFF,
): readonly TreeNode[] {
  const groups = new Map<string, Listed[]>();
  for (const listed of listedIn(workspace, options, putOff)) {
    const key = keyOf(workspace, options.by, listed);
    const group = groups.get(key);
    if (group) group.push(listed);
    else groups.set(key, [listed]);
  }
  return [...groups]
    .map(([key, findings]) => ({ key, findings, worst: worstOf(findings) }))
    .sort(
      (one, other) =>
        one.worst - other.worst ||
        other.findings.length - one.findings.length ||
        (one.key < other.key ? -1 : 1),
    )
    .map(({ key, findings, worst }) => groupNode(workspace, options.by, key, findings, worst));
}

/** The findings of a group in the order of files and places, the gravest first. @param group the id of its line. */
export function findingsOfGroup(
  workspace: Workspace,
  options: FindingTreeOptions,
  group: string,
  putOff: PutOffFindings = NONE_PUT_OFF,
): readonly TreeNode[] {
  const all = listedIn(workspace, options, putOff).filter(
    (listed) => groupId(options.by, keyOf(workspace, options.by, listed)) === group,
  );
  const sorted = all.toSorted(
    (one, other) => SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity),
  );
  const left = sorted.length - MOST_LISTED;
  const lines = sorted
    .slice(0, MOST_LISTED)
    .map((listed, place) => findingNode(workspace, options.by, `${group}:${place}`, listed));
  if (left <= 0) return lines;
  const more = t('{0} more findings', left);
  return [...lines, { id: `${group}:more`, label: more, tooltip: more, icon: { id: 'ellipsis' } }];
}

function listedIn(
  workspace: Workspace,
  { withKnown }: FindingTreeOptions,
  putOff: PutOffFindings,
): readonly Listed[] {
  return workspace
    .uris()
    .toSorted()
    .flatMap((uri) => {
      const findings = workspace.lastFindings(uri);
      if (findings.length === 0) return [];
      const known = putOff.of(uri, findings);
      return findings.flatMap((finding): Listed[] => {
        const isKnown = known.has(finding);
        return isKnown && !withKnown ? [] : [{ uri, finding, isKnown }];
      });
    });
}

function keyOf(workspace: Workspace, by: FindingGrouping, { uri, finding }: Listed): string {
  switch (by) {
    case 'file':
      return uri;
    case 'kind':
      return workspace.kindOf(uri)?.id ?? '';
    case 'rule':
      return finding.rule;
    case 'severity':
      return finding.severity;
  }
}

function groupId(by: FindingGrouping, key: string): string {
  return `findings:${by}:${key}`;
}

/** The place of the gravest severity. */
function worstOf(findings: readonly Listed[]): number {
  return findings.reduce(
    (worst, { finding }) => Math.min(worst, SEVERITIES.indexOf(finding.severity)),
    SEVERITIES.length - 1,
  );
}

function groupNode(
  workspace: Workspace,
  by: FindingGrouping,
  key: string,
  findings: readonly Listed[],
  worst: number,
): TreeNode {
  const severity = SEVERITIES[worst] ?? 'hint';
  const { label, folder } = groupName(workspace, by, key);
  const count = findings.length;
  const color = ICONS[severity].color;
  return {
    id: groupId(by, key),
    label,
    description: folder === '' ? String(count) : `${folder} · ${count}`,
    tooltip: `${folder === '' ? label : `${folder}/${label}`} · ${counted(count, '{0} finding', '{0} findings')}`,
    icon:
      by === 'severity'
        ? ICONS[severity]
        : { id: GROUP_ICONS[by], ...(color === undefined ? {} : { color }) },
    // Empty until it is opened: then its findings are asked for.
    children: [],
  };
}

/** The title of a group, and the folder that a file is in. */
function groupName(
  workspace: Workspace,
  by: FindingGrouping,
  key: string,
): { readonly label: string; readonly folder: string } {
  if (by === 'severity') return { label: severityLabel(key), folder: '' };
  if (by !== 'file') return { label: key === '' ? t('Other files') : key, folder: '' };
  const path = pathOf(workspace, key);
  const end = path.lastIndexOf('/');
  return { label: path.slice(end + 1), folder: path.slice(0, Math.max(end, 0)) };
}

function severityLabel(severity: string): string {
  switch (severity) {
    case 'error':
      return t('Errors');
    case 'warning':
      return t('Warnings');
    case 'information':
      return t('Infos');
    default:
      return t('Hints');
  }
}

function findingNode(
  workspace: Workspace,
  by: FindingGrouping,
  id: string,
  { uri, finding, isKnown }: Listed,
): TreeNode {
  const { message, rule, severity, span } = finding;
  const line = (workspace.document(uri)?.positionAt(span.start).line ?? 0) + 1;
  const path = pathOf(workspace, uri);
  const place = `${path.slice(path.lastIndexOf('/') + 1)}:${line}`;
  const known = isKnown ? [t('in the baseline')] : [];
  return {
    id,
    label: message,
    description: [...(by === 'file' ? [rule, String(line)] : [place]), ...known].join(' · '),
    tooltip: `${severityWord(severity)}: ${[message, rule, place, ...known].join(' · ')}`,
    icon: isKnown ? { id: ICONS[severity].id, color: 'disabledForeground' } : ICONS[severity],
    place: { uri, span },
  };
}

function severityWord(severity: Severity): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'information':
      return t('Info');
    case 'hint':
      return t('Hint');
  }
}

/** The path of a file within its workspace folder. */
function pathOf(workspace: Workspace, uri: string): string {
  return pathWithin(workspace.folderOf(uri), uri);
}
