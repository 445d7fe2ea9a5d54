import type { Finding, StructureRule } from '@vitruve/manifests';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lineAnchor, shortHash } from './anchor.ts';

/** How often a rule finds the same in a file: by rule, then by the hash of the line that the finding begins in. */
export type KnownFindings = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Findings that a team knows of and has put off, by the path of their file relative to that of the baseline, with `/`. */
export type Baseline = ReadonlyMap<string, KnownFindings>;

/** The rules of faults that belong in no baseline, by their ids: what else is wrong in such a file is not known. */
type StructureRules = ReadonlyMap<string, StructureRule>;

/** The findings of a document as a baseline holds them. */
export function knownFindings(
  document: TextDocument,
  findings: readonly Finding[],
  rules: StructureRules,
): KnownFindings {
  const known = new Map<string, Map<string, number>>();
  for (const finding of findings) {
    if (rules.get(finding.rule)?.hidesOthers === true) continue;
    const counts = known.get(finding.rule) ?? new Map<string, number>();
    known.set(finding.rule, counts);
    const key = findingKey(document, finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return known;
}

/** Those of the findings of a document that a baseline holds: where there are more alike than it counts, the first ones. */
export function findingsKnown(
  document: TextDocument,
  findings: readonly Finding[],
  known: KnownFindings | undefined,
): ReadonlySet<Finding> {
  const result = new Set<Finding>();
  if (!known) return result;
  const used = new Map<string, number>();
  for (const finding of findings) {
    const counts = known.get(finding.rule);
    if (!counts) continue;
    const key = findingKey(document, finding);
    const place = `${finding.rule} ${key}`;
    const count = (used.get(place) ?? 0) + 1;
    used.set(place, count);
    if (count <= (counts.get(key) ?? 0)) result.add(finding);
  }
  return result;
}

/** The known findings of a file with one more. */
export function withFinding(
  known: KnownFindings | undefined,
  document: TextDocument,
  finding: Finding,
): KnownFindings {
  const counts = known?.get(finding.rule);
  const key = findingKey(document, finding);
  return new Map([
    ...(known ?? []),
    [finding.rule, new Map([...(counts ?? []), [key, (counts?.get(key) ?? 0) + 1]])],
  ]);
}

/** What of the known findings of a file is still found: it never grows. */
export function stillFound(known: KnownFindings, found: KnownFindings): KnownFindings {
  const result = new Map<string, ReadonlyMap<string, number>>();
  for (const [rule, counts] of known) {
    const left = [...counts].flatMap(([key, count]): [string, number][] => {
      const least = Math.min(count, found.get(rule)?.get(key) ?? 0);
      return least > 0 ? [[key, least]] : [];
    });
    if (left.length > 0) result.set(rule, new Map(left));
  }
  return result;
}

/** The number of findings in a baseline. */
export function baselineSize(baseline: Baseline): number {
  let size = 0;
  for (const known of baseline.values())
    for (const counts of known.values()) for (const count of counts.values()) size += count;
  return size;
}

/** What a baseline knows a finding by, beside its file and its rule. */
export function findingKey(document: TextDocument, finding: Finding): string {
  return shortHash(lineAnchor(document, finding.span));
}
