import { keptBy } from '../../core/text/memory.ts';
import type { RuleContext } from '../../core/rules/rule.ts';
import { Contexts } from './contexts.ts';
import { typeOf } from './expression/check.ts';
import type { ExpressionFault } from './expression/fault.ts';
import type { Type } from './expression/type.ts';
import type { Expression, WorkflowModel } from './model.ts';

/** An expression with its type and what is wrong with it. */
export interface CheckedExpression {
  readonly expression: Expression;
  readonly type: Type;
  readonly faults: readonly ExpressionFault[];
}

/** All expressions of a document that can be read, checked once for all rules of one check. */
export const checkedExpressions: (context: RuleContext<WorkflowModel>) => readonly CheckedExpression[] =
  keptBy((context: RuleContext<WorkflowModel>) => {
    const contexts = new Contexts(context);
    return context.model.expressions.flatMap((expression): CheckedExpression[] => {
      const { tree } = expression.parsed;
      return tree && expression.written.closed
        ? [{ expression, ...typeOf(tree, contexts.scopeAt(expression.site)) }]
        : [];
    });
  });
