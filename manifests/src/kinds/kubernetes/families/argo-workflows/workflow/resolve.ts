import type { Graph } from '../../../../../core/graph/graph.ts';
import { referredKey, templateKey } from './keys.ts';
import { isDynamic, type Call, type Hook, type TemplateRef, type Workflow } from './model.ts';
import { signatureFrom, signatureOf, type Signature } from './signature.ts';

/** Looks templates of other resources up. */
export interface Others {
  readonly graph: Graph;
  readonly uri: string;
}

/**
 * The template that a step, a task or a hook runs. `missing`: it is certain that there is none. `unknown`: it is none of ours
 * to say, since the name is computed or the resource lies elsewhere.
 */
export type CallResolution = Signature | 'missing' | 'unknown';

export function resolveCall(
  workflow: Workflow,
  { template, ref, ...call }: Pick<Call | Hook, 'template' | 'ref'> & Partial<Pick<Call, 'inline'>>,
  others: Others,
): CallResolution {
  if (call.inline) return signatureOf(call.inline);
  if (ref) return resolveRef(ref, workflow, others);
  if (!template || isDynamic(template)) return 'unknown';
  return resolveName(workflow, template.text, others);
}

/** A template by its name within a workflow; in one that runs a WorkflowTemplate, the name of one of its. */
export function resolveName(workflow: Workflow, name: string, others: Others): CallResolution {
  const own = workflow.byName.get(name);
  if (own) return signatureOf(own);
  if (!workflow.runs) return 'missing';
  return resolveIn(workflow.runs, name, workflow, others);
}

function resolveRef(ref: TemplateRef, workflow: Workflow, others: Others): CallResolution {
  return ref.template && !isDynamic(ref.template)
    ? resolveIn(ref, ref.template.text, workflow, others)
    : 'unknown';
}

function resolveIn(ref: TemplateRef, name: string, workflow: Workflow, others: Others): CallResolution {
  if (!ref.name || isDynamic(ref.name)) return 'unknown';
  const scope = ref.clusterScope ? undefined : workflow.resource.namespace?.text;
  const inScope = (found: { readonly scope?: string }): boolean =>
    scope === undefined || found.scope === undefined || found.scope === scope;
  const key = referredKey(ref);
  const [found] = others.graph.find('template', templateKey(key, name), others.uri).filter(inScope);
  if (found) return signatureFrom(found);
  return others.graph.find('resource', key, others.uri).some(inScope) ? 'missing' : 'unknown';
}
