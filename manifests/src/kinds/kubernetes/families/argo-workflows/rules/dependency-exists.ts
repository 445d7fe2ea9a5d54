import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { callsByName, dependenciesOf } from '../workflow/dag.ts';
import { callsOf, workflowRule } from './workflow-rule.ts';

/** A task that waits for one which is not there. */
export const dependencyExists = workflowRule({
  id: 'argo-workflows/dependency-exists',
  severity: 'error',
  *check(workflow, uri) {
    for (const { template, call } of callsOf(workflow)) {
      const calls = callsByName(template);
      for (const { name, span, exact } of dependenciesOf(call)) {
        if (calls.has(name) || name.includes('{{')) continue;
        const suggestion = nearest(
          name,
          [...calls.keys()].filter((other) => other !== call.name?.text),
        );
        yield {
          message:
            suggestion === undefined
              ? t('Task "{0}" does not exist', name)
              : t('Task "{0}" does not exist. Did you mean "{1}"?', name, suggestion),
          span,
          ...(exact ? changeTo(uri, span, suggestion) : {}),
        };
      }
    }
  },
});
