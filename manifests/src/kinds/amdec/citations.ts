import type { Entity } from '../../core/graph/entity.ts';
import type { RuleContext } from '../../core/rules/rule.ts';
import { keptBy } from '../../core/text/memory.ts';
import { decisionReference } from './references.ts';
import type { AmdecModel, Written } from './model.ts';

/** A place that cites a decision, with the records of that number. */
export interface Citation {
  readonly decision: Written;
  readonly records: readonly Entity[];
}

/** All citations of a table that name a decision by its number, in the order of the text. Several rules of a check ask. */
export const citationsOf = keptBy(
  ({ model, document, graph }: RuleContext<AmdecModel>): readonly Citation[] => {
    const cited = model.risks.flatMap((risk) => [
      ...risk.decisions,
      ...risk.actions.flatMap(({ decisions }) => decisions),
    ]);
    return cited.flatMap((decision) =>
      decisionReference(document.uri, decision).map((reference) => ({
        decision,
        records: graph.resolve(reference),
      })),
    );
  },
);

/** Where a decision is, as its record says; undefined when the record does not say. */
export function statusOf(record: Entity): string | undefined {
  const status = record.facts?.status;
  return typeof status === 'string' ? status : undefined;
}
