import { Binary, FunctionCall, Grouping, Literal, Logical, Unary, type Expr } from '@actions/expressions/ast';
import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { FUNCTIONS } from '../expression/functions.ts';
import type { WorkflowModel } from '../model.ts';

/** A condition that is the same in every run. */
export const constantCondition: Rule<WorkflowModel> = {
  id: 'workflow/constant-condition',
  severity: 'warning',
  knownAs: ['actionlint:if-cond'],
  *check({ model }) {
    const seen = new Set<number>();
    for (const { site, written, parsed } of model.expressions) {
      if (site.use !== 'condition' || !parsed.tree || seen.has(site.node.span.start)) continue;
      // A line break behind the braces is text as well.
      const { text } = site.node;
      const marked = text.includes('${{');
      if (marked && !isAlone(text, written.text)) {
        seen.add(site.node.span.start);
        yield {
          span: site.node.span,
          message: t(
            'The condition is always true because there is text around the expression: put the whole condition inside the braces',
          ),
        };
      } else if (isConstant(parsed.tree) && !/^(?:true|false)$/u.test(written.text.trim())) {
        yield {
          span: site.node.span,
          message: t('The condition is constant: it has the same value in every run'),
        };
      }
    }
  },
};

function isAlone(text: string, expression: string): boolean {
  return text.startsWith('${{') && text.endsWith('}}') && text.length <= expression.length + 5;
}

function isConstant(node: Expr): boolean {
  if (node instanceof Literal) return true;
  if (node instanceof Grouping) return isConstant(node.group);
  if (node instanceof Unary) return isConstant(node.expr);
  if (node instanceof Binary) return isConstant(node.left) && isConstant(node.right);
  if (node instanceof Logical) return node.args.every(isConstant);
  if (!(node instanceof FunctionCall)) return false;
  return FUNCTIONS.get(node.functionName.lexeme.toLowerCase())?.pure === true && node.args.every(isConstant);
}
