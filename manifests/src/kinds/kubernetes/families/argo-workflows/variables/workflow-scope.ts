import { t } from '@vscode/l10n';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { globalsOf } from './globals.ts';
import type { Workflow } from '../workflow/model.ts';
import { resolveName, type Others } from '../workflow/resolve.ts';
import { misspelt, portFault, unknown, type Fault } from './scope-fault.ts';
import { WORKFLOW_VARIABLES } from './variables.ts';

/** Variables that may go on after their own name. */
const OPEN = ['workflow.creationTimestamp', 'workflow.scheduledTime', 'workflow.duration'];

/** What is wrong with a variable of the whole workflow (`workflow.…`). */
export function workflowFault(name: string, workflow: Workflow, others: Others): Fault | undefined {
  if (OPEN.some((open) => name.startsWith(open))) return undefined;
  if (name === 'workflow.priority' || WORKFLOW_VARIABLES.some((variable) => variable.name === name))
    return undefined;
  if (name.startsWith('workflow.parameters.')) return parameterFault(name, workflow, others);
  if (name.startsWith('workflow.outputs.')) return globalFault(name, workflow);
  if (/^workflow\.(?:labels|annotations)\./u.test(name)) return undefined;
  const suggestion = nearest(
    name,
    WORKFLOW_VARIABLES.map((variable) => variable.name),
  );
  return {
    ...unknown(name, t('"{0}" is not a valid workflow variable', name)),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/**
 * A parameter of the whole workflow. A WorkflowTemplate may leave them to the workflows that use it, and a workflow without any to
 * those who submit it: `argo submit --parameter` adds what is not declared.
 */
function parameterFault(name: string, workflow: Workflow, others: Others): Fault | undefined {
  if (workflow.kind === 'WorkflowTemplate' || workflow.kind === 'ClusterWorkflowTemplate' || workflow.runs)
    return undefined;
  if (resolveName(workflow, '', others) === 'unknown') return undefined;
  if (workflow.kind === 'Workflow' && workflow.arguments.parameters.length === 0) {
    const parameter = name.slice('workflow.parameters.'.length);
    const message = t(
      'The workflow does not declare the parameter "{0}": it must be given when the workflow is submitted',
      parameter,
    );
    return { ...unknown(name, message), doubtful: true };
  }
  return portFault(name, 'workflow.parameters.'.length, workflow.arguments.parameters, (port) =>
    t('The workflow has no parameter "{0}"', port),
  );
}

function globalFault(name: string, workflow: Workflow): Fault | undefined {
  const match = /^workflow\.outputs\.(parameters|artifacts)\.(.+)$/u.exec(name);
  if (!match) return unknown(name, t('"{0}" is not a valid workflow variable', name));
  const { names, complete } = globalsOf(workflow)[match[1] === 'artifacts' ? 'artifacts' : 'parameters'];
  const output = match[2] ?? '';
  if (!complete || names.has(output)) return undefined;
  return misspelt(
    output,
    name.length - output.length,
    names,
    t('No workflow output has the globalName "{0}"', output),
  );
}
