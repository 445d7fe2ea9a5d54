import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { isDynamic } from '../workflow/model.ts';
import { resolveName } from '../workflow/resolve.ts';
import { crossWorkflowRule } from './workflow-rule.ts';

/** A workflow that begins nowhere: without `entrypoint`, or with one that names no template. */
export const entrypoint = crossWorkflowRule({
  id: 'argo-workflows/entrypoint',
  severity: 'error',
  *check(workflow, others) {
    const { entrypoint: named, templates, runs, kind, resource, byName } = workflow;
    if (!named) {
      const optional =
        runs !== undefined || kind === 'WorkflowTemplate' || kind === 'ClusterWorkflowTemplate';
      if (optional) return;
      const first = templates[0]?.name?.text;
      const message =
        first === undefined
          ? t('The workflow has no entrypoint: set the name of its first template')
          : t('The workflow has no entrypoint: set the name of its first template, such as "{0}"', first);
      yield { message, span: resource.kindNode?.span ?? workflow.spec.span };
      return;
    }
    if (isDynamic(named) || resolveName(workflow, named.text, others) !== 'missing') return;
    const suggestion = nearest(named.text, byName.keys());
    yield {
      message:
        suggestion === undefined
          ? t('Entrypoint template "{0}" does not exist', named.text)
          : t('Entrypoint template "{0}" does not exist. Did you mean "{1}"?', named.text, suggestion),
      span: named.span,
      ...changeTo(others.uri, named, suggestion),
    };
  },
});
