import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { scalarOf, valueOf, isSeq, pairOf } from '../../../../../core/yaml/node.ts';
import { isDynamic } from '../workflow/model.ts';
import { callsByName, spanInScalar } from '../workflow/dag.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** A DAG without tasks, or with a target that is none of them. */
export const dagTarget = workflowRule({
  id: 'argo-workflows/dag-target',
  severity: 'error',
  *check(workflow, uri) {
    for (const template of templatesOf(workflow)) {
      const dag = pairOf(template.node, 'dag');
      if (!dag?.value) continue;
      const tasks = valueOf(dag.value, 'tasks');
      if (!isSeq(tasks) || tasks.items.length === 0) {
        yield { message: t('The DAG has no tasks'), span: dag.key.span };
        continue;
      }
      const target = scalarOf(dag.value, 'target');
      if (!target || isDynamic(target)) continue;
      const calls = callsByName(template);
      for (const { 0: name, index } of target.text.matchAll(/\S+/gu)) {
        if (calls.has(name)) continue;
        const exact = spanInScalar(target, index, index + name.length);
        const span = exact ?? target.span;
        yield {
          message: t('Target task "{0}" does not exist', name),
          span,
          ...(exact ? changeTo(uri, span, nearest(name, calls.keys())) : {}),
        };
      }
    }
  },
});
