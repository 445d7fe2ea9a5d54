import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import type { YamlScalar } from '../../../../../core/yaml/node.ts';
import { isFilledInLater } from '../../../resources/naming.ts';
import { referredKey, templateKey } from '../workflow/keys.ts';
import type { Call, Hook, Workflow } from '../workflow/model.ts';
import { resolveCall, resolveName, type Others } from '../workflow/resolve.ts';
import { callsOf, crossWorkflowRule } from './workflow-rule.ts';

/** A step, task or hook that runs a template which does not exist, here or in the WorkflowTemplate that it names. */
export const templateExists = crossWorkflowRule({
  id: 'argo-workflows/template-exists',
  severity: 'error',
  *check(workflow, others) {
    yield* exitFindings(workflow, workflow.onExit, others);
    for (const hook of workflow.hooks) yield* callFindings(workflow, hook, others);
    for (const { call } of callsOf(workflow)) {
      yield* callFindings(workflow, call, others);
      yield* exitFindings(workflow, call.onExit, others);
      for (const hook of call.hooks) yield* callFindings(workflow, hook, others);
    }
  },
});

function* exitFindings(
  workflow: Workflow,
  name: YamlScalar | undefined,
  others: Others,
): Iterable<RuleFinding> {
  if (name) yield* callFindings(workflow, { template: name, ref: undefined }, others);
}

function* callFindings(
  workflow: Workflow,
  call: Pick<Call | Hook, 'template' | 'ref'> & Partial<Pick<Call, 'inline'>>,
  others: Others,
): Iterable<RuleFinding> {
  if (resolveCall(workflow, call, others) !== 'missing') return;
  const name = call.ref ? call.ref.template : call.template;
  if (!name || isFilledInLater(name.text)) return;
  const owner =
    call.ref ?? (resolveName(workflow, name.text, others) === 'missing' ? workflow.runs : undefined);
  const candidates = call.ref ? templatesIn(referredKey(call.ref), others) : workflow.byName.keys();
  const suggestion = nearest(name.text, candidates);
  const message = owner?.name
    ? t('"{0}" has no template "{1}"', owner.name.text, name.text)
    : t('Template "{0}" does not exist', name.text);
  yield {
    message: suggestion === undefined ? message : t('{0}. Did you mean "{1}"?', message, suggestion),
    span: name.span,
    ...changeTo(others.uri, name, suggestion),
  };
}

/** The names of the templates that a WorkflowTemplate has. */
function templatesIn(key: string, { graph, uri }: Others): readonly string[] {
  const [owner] = graph.find('resource', key, uri);
  if (!owner) return [];
  const prefix = templateKey(key, '');
  return graph
    .declaredIn(owner.uri)
    .flatMap(({ type, key: of, name }) => (type === 'template' && of.startsWith(prefix) ? [name] : []));
}
