import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import { typeText, type Type } from '../expression/type.ts';
import { offsetIn } from '../expression/source.ts';
import { checkedExpressions, type CheckedExpression } from '../expression-findings.ts';
import type { Form } from '../grammar/grammar.ts';
import type { WorkflowModel } from '../model.ts';
import { expressionRule } from './expression-rule.ts';

const within = expressionRule('type', { id: 'workflow/expression-type', severity: 'warning' });

/** Values of types that make no sense together, or not where they stand. */
export const expressionType: Rule<WorkflowModel> = {
  ...within,
  knownAs: ['actionlint:expression'],
  *check(context) {
    yield* within.check(context);
    for (const checked of checkedExpressions(context)) {
      const message = misplaced(checked);
      if (message !== undefined) yield whole(checked, message);
    }
  },
};

function whole({ expression: { written } }: CheckedExpression, message: string): RuleFinding {
  const start = offsetIn(written, written.text.length - written.text.trimStart().length);
  return {
    span: span(start, Math.max(offsetIn(written, written.text.trimEnd().length), start + 1)),
    message,
  };
}

/** What is wrong with a value of this type at its place. */
function misplaced({ expression: { site, written }, type }: CheckedExpression): string | undefined {
  if (site.use === 'condition' || type.kind === 'any') return undefined;
  const alone = isAlone(site.node.text, written.text);
  if (alone && fits(site.form, type)) return undefined;
  if (type.kind === 'object' || type.kind === 'array')
    return alone && site.form.words?.length === 0
      ? t('Expected {0}, found {1}', expected(site.form), typeText(type))
      : t(
          'A value of type {0} becomes the string "{1}": use one of its properties or toJSON(…)',
          typeText(type),
          type.kind === 'object' ? 'Object' : 'Array',
        );
  if (type.kind === 'null') return t('The value is null, which becomes an empty string');
  return alone && site.form.words?.length === 0
    ? t('Expected {0}, found {1}', expected(site.form), typeText(type))
    : undefined;
}

/** True when nothing is around the expression, so that its value is not made a text. */
function isAlone(text: string, expression: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith('${{') && trimmed.endsWith('}}') && trimmed.length <= expression.length + 5;
}

function fits({ maps, items, boolean, number, name, words }: Form, { kind }: Type): boolean {
  if (name === 'any' || name === 'sequence') return true;
  if (kind === 'object') return maps.length > 0;
  if (kind === 'array') return items !== undefined;
  if (kind === 'boolean' && boolean) return true;
  if (kind === 'number' && number) return true;
  // A text may say "true" or "5"; of a variable nobody knows.
  if (kind === 'string' && (boolean || number)) return false;
  return words === undefined && kind !== 'null';
}

function expected({ maps, items, boolean, number }: Form): string {
  if (maps.length > 0) return t('a mapping');
  if (items !== undefined) return t('a list');
  if (boolean) return t('true or false');
  return number ? t('a number') : t('a string');
}
