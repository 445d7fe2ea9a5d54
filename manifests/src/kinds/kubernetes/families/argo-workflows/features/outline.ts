import type { OutlineItem } from '../../../../../core/contributions/outline.ts';
import type { Resource } from '../../../resources/model.ts';
import { headOf, type Call, type Template } from '../workflow/model.ts';
import { workflowOf } from '../workflow/read.ts';

/** The templates of a workflow, with their steps and tasks. */
export function outlineWorkflow(resource: Resource): readonly OutlineItem[] {
  return workflowOf(resource)?.templates.map(templateItem) ?? [];
}

function templateItem(template: Template): OutlineItem {
  const { name, node, type, calls } = template;
  return {
    name: name?.text ?? '…',
    ...(type ? { detail: type } : {}),
    icon: calls.length > 0 ? 'workflow' : 'job',
    span: node.span,
    nameSpan: headOf(template),
    ...(calls.length > 0 ? { children: calls.map(callItem) } : {}),
  };
}

function callItem(call: Call): OutlineItem {
  const { name, node, template, ref, inline } = call;
  const detail = ref
    ? `${ref.name?.text ?? ''}/${ref.template?.text ?? ''}`
    : (template?.text ?? inline?.type);
  return {
    name: name?.text ?? '…',
    ...(detail === undefined ? {} : { detail }),
    icon: 'step',
    span: node.span,
    nameSpan: headOf(call),
  };
}
