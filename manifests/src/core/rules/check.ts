import { withSuggestionsOnly } from '../findings/certain-fixes.ts';
import type { Finding, RuleFinding, Severity } from '../findings/finding.ts';
import { notChecked } from './unread.ts';
import { withoutSuppressed } from '../findings/suppression.ts';
import { severityOf, type ForeignRule, type Rule, type RuleContext } from './rule.ts';

/** What of a kind a check needs. */
export interface Checking {
  readonly rules: readonly Rule<unknown>[];
  parts?(model: unknown): readonly object[];
  silences?(context: RuleContext<unknown>): ((finding: Finding) => boolean) | undefined;
  asksFor?(part: object): ReadonlySet<ForeignRule>;
  isPlaceholder?(text: string): boolean;
}

/**
 * All findings of one document, in the order of the text: from its parser, the rules of its kind, and on its
 * suppressions; with the severities in force.
 * @param ofParts the findings of the parts (`Kind.parts`) in the order of the text, from who keeps them.
 */
export function check(
  kind: Checking,
  context: RuleContext<unknown>,
  problems: readonly Finding[],
  ofParts: (parts: readonly object[]) => readonly Finding[] = (parts) =>
    joined(parts.map((part) => findingsOfPart(kind, part, context))),
): readonly Finding[] {
  const { rules: severities } = context.settings;
  const findings = problems.flatMap((problem) => {
    const severity = severities[problem.rule] ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
  for (const rule of kind.rules) if ('check' in rule) add(rule, context, () => rule.check(context), findings);
  const all = toldOnce(merged(ofParts(kind.parts?.(context.model) ?? []), findings.sort(inOrder)));
  const isSilenced = kind.silences?.(context);
  const heard = isSilenced ? all.filter((finding) => !isSilenced(finding)) : all;
  const kept = withoutSuppressed(context.document, weighed(kind, context, heard));
  // Most documents suppress nothing: what is in order then is not put into it again.
  const ordered =
    kept === heard ? heard : kept.filter(({ rule }) => severities[rule] !== 'off').sort(inOrder);
  return problems.some(({ rule }) => rule.startsWith('yaml/'))
    ? withSuggestionsOnly(withoutObscured(ordered))
    : ordered;
}

/** Lowers findings on placeholders to hints: the value that will replace a placeholder may be right. */
function weighed(
  kind: Checking,
  { document, settings }: RuleContext<unknown>,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!kind.isPlaceholder) return findings;
  const isLowered = ({ rule, severity, span }: Finding): boolean =>
    severity !== 'hint' &&
    settings.rules[rule] === undefined &&
    !rule.startsWith('yaml/') &&
    kind.isPlaceholder?.(document.getText().slice(span.start, span.end)) === true;
  if (!findings.some(isLowered)) return findings;
  return findings.map((finding) => (isLowered(finding) ? { ...finding, severity: 'hint' } : finding));
}

/** What remains certain after a syntax error: the error itself, and findings in other documents of the same text. */
function withoutObscured(findings: readonly Finding[]): readonly Finding[] {
  const obscured = findings.flatMap(({ obscures }) => obscures ?? []);
  if (obscured.length === 0) return findings;
  return findings.filter(
    ({ rule, span: at }) =>
      rule.startsWith('yaml/') ||
      rule.startsWith('document/') ||
      !obscured.some(({ start, end }) => start <= at.start && at.end <= end),
  );
}

/** A rule that failed on many parts of a document is reported once. */
function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(isFailure)) return findings;
  const told = new Set<string>();
  return findings.filter((finding) => {
    if (!isFailure(finding)) return true;
    const isNew = !told.has(finding.message);
    told.add(finding.message);
    return isNew;
  });
}

function isFailure({ rule }: Finding): boolean {
  return rule === 'document/not-checked';
}

/**
 * The findings of parts one after another, each part's in the order of the text. They are compared where one part ends and the
 * next begins, not each with the next: a large document has many, whose places are counted from those of their parts.
 */
export function joined(ofParts: Iterable<readonly Finding[]>): readonly Finding[] {
  const all: Finding[] = [];
  let isOrdered = true;
  for (const findings of ofParts) {
    const [first] = findings;
    const last = all.at(-1);
    if (first && last && inOrder(last, first) > 0) isOrdered = false;
    for (const finding of findings) all.push(finding);
  }
  return isOrdered ? all : all.sort(inOrder);
}

/** Puts a few findings among many, both in order. */
function merged(many: readonly Finding[], few: readonly Finding[]): readonly Finding[] {
  if (few.length === 0) return many;
  const all: Finding[] = [];
  let from = 0;
  for (const finding of few) {
    const to = firstBehind(many, finding, from);
    for (const before of many.slice(from, to)) all.push(before);
    from = to;
    all.push(finding);
  }
  return all.concat(many.slice(from));
}

/** The first place from `low` on whose finding stands behind another, by binary search. */
function firstBehind(ordered: readonly Finding[], finding: Finding, low: number): number {
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ordered[middle];
    if (other && inOrder(other, finding) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The findings of the rules on single parts, for one part, in the order of the text. */
export function findingsOfPart(
  kind: Checking,
  part: object,
  context: RuleContext<unknown>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const asked = kind.asksFor?.(part);
  for (const rule of kind.rules) {
    const isAsked = asked !== undefined && asked.size > 0 && rule.knownAs?.some((name) => asked.has(name));
    if ('checkPart' in rule)
      add(rule, context, () => rule.checkPart(part, context), findings, isAsked ? 'warning' : 'off');
  }
  return findings.sort(inOrder);
}

function add(
  rule: Rule<unknown>,
  context: RuleContext<unknown>,
  found: () => Iterable<RuleFinding>,
  findings: Finding[],
  /** The severity of a rule that is off, and not by a setting. */
  otherwise: Severity | 'off' = 'off',
): void {
  const { settings } = context;
  const isSet = settings.rules[rule.id] !== undefined;
  const inForce = severityOf(rule, settings);
  const severity = inForce === 'off' && !isSet ? otherwise : inForce;
  if (severity === 'off') return;
  try {
    for (const { atMost, ...finding } of found()) {
      const most = severity !== 'error' && isNotRun(context) ? 'hint' : atMost;
      const weight = most === undefined || isSet ? severity : lesser(severity, most);
      findings.push({ ...finding, rule: rule.id, severity: weight });
    }
  } catch (error) {
    // What it found before stays, and the other rules are checked.
    const failure = notChecked(rule.id, error, settings);
    if (failure) findings.push(failure);
  }
}

/**
 * Folders of copies of other projects and of the data of tests, and what `flux bootstrap` writes: what is worth a thought in copies is for
 * their authors, and data of tests is as a test wants it, such as what a chart was rendered to.
 */
const NOT_RUN =
  /\/(?:vendor|third[-_]?party|test-?data|fixtures?|golden|__snapshots__|snapshots?|(?:tests?|testing|e2e)\/(?:[^/]+\/)*(?:baselines?|expected|resources|data))\/|\/gotk-components\.yaml$/iu;

/** True for a file that nobody of this project runs, where nothing but an error is of use. */
function isNotRun({ document: { uri }, graph, settings }: RuleContext<unknown>): boolean {
  if (!NOT_RUN.test(uri) || (settings.profile ?? 'default') !== 'default') return false;
  return NOT_RUN.test(uri.slice(graph.folderOf(uri).replace(/\/+$/u, '').length));
}

function inOrder(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1);
}

const WEIGHTS: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

function lesser(one: Severity, other: Severity): Severity {
  return WEIGHTS.indexOf(one) < WEIGHTS.indexOf(other) ? one : other;
}
