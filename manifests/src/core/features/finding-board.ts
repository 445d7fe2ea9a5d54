import type { Finding } from '../findings/finding.ts';
import { pathWithin } from '../text/resource.ts';
import type { BoardFinding, FindingBoard, Trend } from '../views/finding-board.ts';
import { sourceOf } from '../views/source-of.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { FindingCounts, SEVERITIES } from './finding-counts.ts';

/** Findings that are listed: nobody reads more, and counts by rule and file tell the rest. */
const MOST_LISTED = 1000;

/** What the findings are compared with, or why with nothing. */
export interface Comparison {
  /** Undefined while they are being counted, too. */
  readonly before?: FindingCounts | undefined;
  /** In the user's language. */
  readonly withoutHistory?: string | undefined;
}

/**
 * The findings of a folder as its documents were checked last, the gravest first, then by file and place; the costliest
 * rules and files first. Files and rules that had findings before and have none now are listed too: that is the news.
 */
export function findingBoard(
  workspace: Workspace,
  folder: string,
  { before, withoutHistory }: Comparison,
): FindingBoard {
  const uris = workspace.manifestsIn(folder).toSorted();
  const counts = new FindingCounts();
  for (const uri of uris) counts.add(uri, workspace.lastFindings(uri));
  const findings = gravest(workspace, uris);
  const total = SEVERITIES.reduce((sum, severity) => sum + counts.bySeverity[severity], 0);
  return {
    findings,
    unlisted: total - findings.length,
    bySeverity: {
      error: trend(counts.bySeverity.error, before?.bySeverity.error),
      warning: trend(counts.bySeverity.warning, before?.bySeverity.warning),
      information: trend(counts.bySeverity.information, before?.bySeverity.information),
      hint: trend(counts.bySeverity.hint, before?.bySeverity.hint),
    },
    byRule: ruleTrends(counts, before),
    byFile: fileTrends(folder, counts, before),
    ...(withoutHistory === undefined ? {} : { withoutHistory }),
  };
}

function gravest(workspace: Workspace, uris: readonly string[]): readonly BoardFinding[] {
  const listed: BoardFinding[] = [];
  for (const severity of SEVERITIES) {
    for (const uri of uris) {
      for (const finding of workspace.lastFindings(uri)) {
        if (finding.severity !== severity) continue;
        if (listed.length === MOST_LISTED) return listed;
        listed.push(listedFinding(workspace, uri, finding));
      }
    }
  }
  return listed;
}

function listedFinding(workspace: Workspace, uri: string, finding: Finding): BoardFinding {
  const { rule, severity, message, span } = finding;
  const line = (workspace.document(uri)?.positionAt(span.start).line ?? 0) + 1;
  return { rule, severity, message, source: sourceOf(uri, span), line };
}

function trend(now: number, before: number | undefined): Trend {
  return before === undefined ? { now } : { now, before };
}

function ruleTrends(now: FindingCounts, before: FindingCounts | undefined): FindingBoard['byRule'] {
  const rules = new Map([...(before?.byRule ?? []), ...now.byRule]);
  return [...rules]
    .map(([rule, { severity }]) => ({
      rule,
      severity,
      ...trend(now.byRule.get(rule)?.count ?? 0, before && (before.byRule.get(rule)?.count ?? 0)),
    }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.now - a.now ||
        (a.rule < b.rule ? -1 : 1),
    );
}

function fileTrends(
  folder: string,
  now: FindingCounts,
  before: FindingCounts | undefined,
): FindingBoard['byFile'] {
  const uris = new Set([...now.byFile.keys(), ...(before?.byFile.keys() ?? [])]);
  return [...uris]
    .map((uri) => ({
      uri,
      path: pathWithin(folder, uri),
      ...trend(now.byFile.get(uri) ?? 0, before && (before.byFile.get(uri) ?? 0)),
    }))
    .sort((a, b) => b.now - a.now || (a.path < b.path ? -1 : 1));
}
