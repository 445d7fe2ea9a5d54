import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { pairOf, scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import { isDynamic, isLeaf, type Template } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** Fields in templates of a type that has no use for them: Argo refuses the workflow. */
export const fieldPlace = workflowRule({
  id: 'argo-workflows/field-place',
  severity: 'error',
  *check(workflow) {
    const { runs, spec } = workflow;
    const templates = pairOf(spec, 'templates');
    if (runs && templates && workflow.templates.length > 0)
      yield {
        message: t('"templates" and "workflowTemplateRef" cannot be used together'),
        span: templates.key.span,
      };
    for (const template of templatesOf(workflow)) if (template.type) yield* misplaced(template);
  },
});

function* misplaced(template: Template): Iterable<RuleFinding> {
  const { node, type, inputs, outputs } = template;
  const leaf = isLeaf(template);
  const inner = type === 'steps' || type === 'dag';
  const parallelism = pairOf(node, 'parallelism');
  if (leaf && parallelism?.value)
    yield {
      message: t('"parallelism" is allowed only in templates with steps or a DAG'),
      span: parallelism.key.span,
    };
  const deadline = pairOf(node, 'activeDeadlineSeconds');
  if (inner && deadline?.value)
    yield {
      message: t('"activeDeadlineSeconds" is allowed only in templates that run in a pod'),
      span: deadline.key.span,
    };
  const timeout = pairOf(node, 'timeout');
  const duration = scalarOf(node, 'timeout');
  if (!leaf && timeout?.value)
    yield { message: t('"timeout" is not allowed in templates with steps or a DAG'), span: timeout.key.span };
  else if (duration && !isDynamic(duration) && /^[+-]?\d+$/u.test(duration.text))
    yield { message: t('The duration has no unit: use "{0}s"', duration.text), span: duration.span };
  for (const { node: port } of [...inputs.artifacts, ...outputs.artifacts]) {
    const path = pairOf(port, 'path');
    if (!leaf && path?.value)
      yield {
        message: t('"path" is allowed only for artifacts of templates that run in a pod'),
        span: path.key.span,
      };
  }
  for (const { node: port } of inputs.artifacts) {
    const from = pairOf(port, 'from');
    if (from?.value)
      yield {
        message: t('"from" is not allowed in inputs: the step or task sets the value'),
        span: from.key.span,
      };
    const repo = valueOf(port, 'git');
    if (repo && !scalarOf(repo, 'repo')?.text)
      yield {
        message: t('A git artifact requires "repo"'),
        span: pairOf(port, 'git')?.key.span ?? repo.span,
      };
  }
}
