import { scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import { resourceKey } from '../../../../../formats/resources/resource-key.ts';
import type { Resource } from '../../../resources/model.ts';
import { isDynamic, type Call, type Hook, type TemplateRef, type Workflow } from './model.ts';

/** What a template offers and takes, as it is in the keys of the graph. */
export type PortKind = 'in.parameter' | 'in.artifact' | 'out.parameter' | 'out.artifact';

/**
 * The key that all names of a workflow begin with. Templates of WorkflowTemplates are known to other files by it; the names
 * of a Workflow count in its document, where the index of the document tells those apart that have no name yet.
 */
export function workflowKey({ kind, name, root, document }: Resource): string {
  if (kind === 'WorkflowTemplate' || kind === 'ClusterWorkflowTemplate')
    return resourceKey(kind, name?.text ?? '');
  const written = name ?? scalarOf(valueOf(root, 'metadata'), 'generateName');
  return `${resourceKey(kind, written?.text ?? '')}@${document}`;
}

/** The key of the WorkflowTemplate that is named. */
export function referredKey({ name, clusterScope }: TemplateRef): string {
  return resourceKey(clusterScope ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate', name?.text ?? '');
}

export function templateKey(workflow: string, template: string): string {
  return `${workflow}#${template}`;
}

export function callKey(template: string, call: string): string {
  return `${template}/${call}`;
}

export function portKey(template: string, kind: PortKind, port: string): string {
  return `${template}.${kind}.${port}`;
}

/** The key of an argument of a whole workflow: `{{workflow.parameters.x}}`. */
export function argumentKey(workflow: string, kind: 'parameter' | 'artifact', name: string): string {
  return `${workflow}.argument.${kind}.${name}`;
}

/** The key of an output that has a name for the whole workflow: `{{workflow.outputs.parameters.x}}`. */
export function globalKey(workflow: string, kind: 'parameter' | 'artifact', name: string): string {
  return `${workflow}.global.${kind}.${name}`;
}

/** The key of the template that a step, a task or a hook runs; undefined when its name is computed. */
export function calledKey(
  { key, byName, runs }: Workflow,
  { template, ref, ...call }: Pick<Call | Hook, 'template' | 'ref'> & Partial<Pick<Call, 'inline'>>,
): string | undefined {
  if (call.inline) return undefined;
  const named = ref ? ref.template : template;
  if (!named || isDynamic(named) || isDynamic(ref?.name)) return undefined;
  if (ref) return templateKey(referredKey(ref), named.text);
  return templateKey(runs && !byName.has(named.text) ? referredKey(runs) : key, named.text);
}
