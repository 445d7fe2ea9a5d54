import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Graph } from '../graph/graph.ts';
import type { Settings } from '../settings/settings.ts';
import type { Profile } from '../settings/profile.ts';
import type { RuleFinding, RuleId, Severity } from '../findings/finding.ts';

/** A document, and what stands around it. */
export interface DocumentContext {
  readonly document: TextDocument;
  readonly graph: Graph;
  readonly settings: Settings;
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What a rule may look at. Nothing else: a rule is a pure function of it. */
export interface RuleContext<Model> extends DocumentContext {
  readonly model: Model;
}

/** The name of a rule in another checker, as written in its own comments: `kube-linter:latest-tag`, `checkov:CKV_K8S_14`. */
export type ForeignRule = `${'kube-linter' | 'kube-score' | 'checkov' | 'polaris' | 'actionlint'}:${string}`;

interface RuleHeader {
  readonly id: RuleId;
  /** Severity unless the settings say another; `off` for a rule that users turn on, or that a profile does. */
  readonly severity: Severity | 'off';
  /** Severity in a profile where it is another. A profile that is not named here changes nothing. */
  readonly profiles?: Readonly<Partial<Record<Profile, Severity | 'off'>>>;
  /** What other checkers call it: comments and annotations that silence it there silence it here. */
  readonly knownAs?: readonly ForeignRule[];
}

/** One check of a whole document. */
export interface DocumentRule<Model> extends RuleHeader {
  check(context: RuleContext<Model>): Iterable<RuleFinding>;
}

/**
 * One check of each part of a document (`Kind.parts`). It looks at the part and asks the graph, and at nothing else of the
 * document, whose other parts may change without it being asked again.
 */
export interface PartRule<Model> extends RuleHeader {
  checkPart(part: object, context: RuleContext<Model>): Iterable<RuleFinding>;
}

/**
 * One check. Its page `docs/rules/<id>.md` explains it to users and holds the examples that the tests execute.
 * @typeParam Model what the kind's `parse` returns.
 */
export type Rule<Model> = DocumentRule<Model> | PartRule<Model>;

/** The severity in force: that of the settings, of the profile, or the rule's own. */
export function severityOf(
  { id, severity, profiles }: RuleHeader,
  { rules, profile = 'default' }: Settings,
): Severity | 'off' {
  return rules[id] ?? profiles?.[profile] ?? severity;
}
