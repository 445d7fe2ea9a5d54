import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Graph } from '../graph/graph.ts';
import type { Settings } from '../settings/settings.ts';
import type { RuleFinding, RuleId, Severity } from '../findings/finding.ts';

/** What a rule may look at. Nothing else: a rule is a pure function of it. */
export interface RuleContext<Model> {
  readonly document: TextDocument;
  readonly model: Model;
  readonly graph: Graph;
  readonly settings: Settings;
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * One check. Its page `docs/rules/<id>.md` explains it to users and holds the examples that the tests execute.
 * @typeParam Model what the kind's `parse` returns.
 */
export interface Rule<Model> {
  readonly id: RuleId;
  /** Severity unless the settings say another. */
  readonly severity: Severity;
  check(context: RuleContext<Model>): Iterable<RuleFinding>;
}
