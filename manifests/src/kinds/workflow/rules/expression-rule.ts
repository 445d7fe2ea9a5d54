import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { DocumentRule, Rule } from '../../../core/rules/rule.ts';
import type { ExpressionFault, ExpressionFaultKind } from '../expression/fault.ts';
import { spanOfName, spanOfTokens } from '../expression/place.ts';
import { checkedExpressions } from '../expression-findings.ts';
import type { Expression, WorkflowModel } from '../model.ts';

type RuleHeader = Pick<Rule<WorkflowModel>, 'id' | 'severity' | 'profiles' | 'knownAs'>;

/** A rule whose findings come with finding the types of expressions. */
export function expressionRule(kind: ExpressionFaultKind, header: RuleHeader): DocumentRule<WorkflowModel> {
  return {
    ...header,
    *check(context) {
      for (const { expression, faults } of checkedExpressions(context)) {
        for (const fault of faults) {
          if (fault.kind === kind) yield findingOf(context.document.uri, expression, fault);
        }
      }
    },
  };
}

function findingOf(
  uri: string,
  expression: Expression,
  { message, from, to, suggestion }: ExpressionFault,
): RuleFinding {
  const at = from === to ? spanOfName(expression, from) : spanOfTokens(expression, from, to);
  return { span: at, message, ...changeTo(uri, at, suggestion) };
}
