import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { resourceKey } from '../../../../../formats/resources/resource-key.ts';
import { referredKey } from '../workflow/keys.ts';
import { isDynamic, type TemplateRef, type Workflow } from '../workflow/model.ts';
import { callsOf, crossWorkflowRule } from './workflow-rule.ts';

/**
 * A WorkflowTemplate that is named and not among the files. It may well live in the cluster only, so this is reported where
 * the workspace holds others: then those are kept here, and this one is missing.
 */
export const workflowTemplateExists = crossWorkflowRule({
  id: 'argo-workflows/workflow-template-exists',
  severity: 'hint',
  *check(workflow, { graph, uri }) {
    for (const ref of refsOf(workflow)) {
      if (!ref.name || isDynamic(ref.name) || graph.find('resource', referredKey(ref), uri).length > 0)
        continue;
      const kind = ref.clusterScope ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
      const known = graph
        .all('resource', uri)
        .flatMap(({ key, name }) => (key.startsWith(resourceKey(kind, '')) ? [name] : []));
      if (known.length === 0) continue;
      const suggestion = nearest(ref.name.text, known);
      const message = t('{0} "{1}" does not exist', kind, ref.name.text);
      yield {
        message: suggestion === undefined ? message : t('{0}. Did you mean "{1}"?', message, suggestion),
        span: ref.name.span,
        ...changeTo(uri, ref.name, suggestion),
      };
    }
  },
});

/** The references of a workflow to templates of other resources. */
export function* refsOf(workflow: Workflow): Iterable<TemplateRef> {
  if (workflow.runs) yield workflow.runs;
  for (const { ref } of workflow.hooks) if (ref) yield ref;
  for (const { call } of callsOf(workflow)) {
    if (call.ref) yield call.ref;
    for (const { ref } of call.hooks) if (ref) yield ref;
  }
}
