import type { RuleContext } from '../../core/rules/rule.ts';
import { evaluateCheck, type Outcome } from '../../formats/architecture/checks/evaluate.ts';
import { systemsOfCheck } from '../../formats/architecture/checks/of-record.ts';
import type { WrittenCheck } from '../../formats/architecture/checks/read.ts';
import type { Decision } from './model.ts';

/** The checks of a record with how they stand in each of their models. */
export function evaluatedChecks({
  model,
  graph,
  document: { uri },
  today,
}: Pick<RuleContext<Decision>, 'model' | 'graph' | 'document' | 'today'>): readonly {
  readonly check: WrittenCheck;
  readonly outcomes: readonly Outcome[];
}[] {
  return (model.checks?.checks ?? []).map((check) => ({
    check,
    outcomes: systemsOfCheck(graph, uri, check).map((system) => evaluateCheck(check, system, today)),
  }));
}
