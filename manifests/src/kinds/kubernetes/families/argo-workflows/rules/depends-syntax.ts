import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { callsByName, dependenciesOf, spanInScalar } from '../workflow/dag.ts';
import { readDepends, RESULTS_OF_ITEMS, TASK_RESULTS } from '../workflow/depends.ts';
import { callsOf, workflowRule } from './workflow-rule.ts';

/** A `depends` expression that cannot be read, or asks for a state that there is not. */
export const dependsSyntax = workflowRule({
  id: 'argo-workflows/depends-syntax',
  severity: 'error',
  *check(workflow, uri) {
    for (const { template, call } of callsOf(workflow)) {
      if (!call.depends || call.depends.text.includes('{{')) continue;
      const { problem } = readDepends(call.depends.text);
      if (problem) {
        const span = spanInScalar(call.depends, problem.start, problem.end) ?? call.depends.span;
        yield { message: problem.message, span };
      }
      const calls = callsByName(template);
      for (const { name, result, resultSpan, exact } of dependenciesOf(call)) {
        if (result === undefined || !resultSpan) continue;
        if (!TASK_RESULTS.some((known) => known === result)) {
          const suggestion = nearest(result, TASK_RESULTS);
          yield {
            message: t(
              '"{0}" is not a valid task status. Valid values: {1}',
              result,
              TASK_RESULTS.join(', '),
            ),
            span: resultSpan,
            ...(exact ? changeTo(uri, resultSpan, suggestion) : {}),
          };
        } else if (RESULTS_OF_ITEMS.has(result) && calls.get(name)?.loops.length === 0) {
          yield {
            message: t('"{0}" requires a task with a loop: "{1}" has none', result, name),
            span: resultSpan,
          };
        }
      }
    }
  },
});
