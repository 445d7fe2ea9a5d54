import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { isMap, isSeq, pairOf, scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import type { Template, Workflow } from '../workflow/model.ts';
import { hasMain } from '../workflow/signature.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** A container without an image, or without the name that it needs. */
export const containerComplete = workflowRule({
  id: 'argo-workflows/container-complete',
  severity: 'error',
  *check(workflow) {
    for (const template of templatesOf(workflow)) {
      yield* imageFindings(template, workflow);
      yield* setFindings(template);
      yield* initFindings(template);
    }
  },
});

function* imageFindings({ node, type }: Template, { spec }: Workflow): Iterable<RuleFinding> {
  if (type !== 'container' && type !== 'script') return;
  const pair = pairOf(node, type);
  const isDefault = scalarOf(valueOf(valueOf(spec, 'templateDefaults'), type), 'image') !== undefined;
  if (pair && !isDefault && !scalarOf(pair.value, 'image')?.text)
    yield { message: t('The container has no image'), span: pair.key.span };
}

function* setFindings({ node, type, inputs, outputs }: Template): Iterable<RuleFinding> {
  if (type !== 'containerSet') return;
  const pair = pairOf(node, type);
  const list = valueOf(pair?.value, 'containers');
  if (!pair) return;
  if (!isSeq(list) || list.items.length === 0)
    yield { message: t('The container set has no containers'), span: pair.key.span };
  else if (
    !hasMain(node) &&
    (inputs.artifacts.length > 0 || outputs.parameters.length > 0 || outputs.artifacts.length > 0)
  )
    yield {
      message: t('The container set has inputs or outputs, but no container named "main"'),
      span: pair.key.span,
    };
}

function* initFindings({ node }: Template): Iterable<RuleFinding> {
  const list = valueOf(node, 'initContainers');
  if (!isSeq(list)) return;
  for (const container of list.items)
    if (isMap(container) && !scalarOf(container, 'name')?.text)
      yield { message: t('Missing name'), span: container.pairs[0]?.key.span ?? container.span };
}
