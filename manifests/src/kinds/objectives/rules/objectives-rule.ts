import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import type { Objective, ObjectivesFile, ObjectivesModel } from '../../../formats/objectives/model.ts';

/** What a rule on a file of objectives looks at. */
export interface ObjectivesContext extends RuleContext<ObjectivesModel> {
  readonly file: ObjectivesFile;
  readonly uri: string;
}

/** A rule that is asked only when the document says anything. */
export function objectivesRule(
  id: RuleId,
  severity: Severity,
  check: (context: ObjectivesContext) => Iterable<RuleFinding>,
): Rule<ObjectivesModel> {
  return {
    id,
    severity,
    check: (context) => {
      const { file } = context.model;
      return file ? check({ ...context, file, uri: context.document.uri }) : [];
    },
  };
}

/** A rule on each objective. */
export function objectiveRule(
  id: RuleId,
  severity: Severity,
  look: (objective: Objective, context: ObjectivesContext) => Iterable<RuleFinding>,
): Rule<ObjectivesModel> {
  return objectivesRule(id, severity, function* (context) {
    for (const objective of context.file.objectives) yield* look(objective, context);
  });
}
