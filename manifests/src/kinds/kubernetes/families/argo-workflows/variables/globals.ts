import { keptBy } from '../../../../../core/text/memory.ts';
import { scalarOf } from '../../../../../core/yaml/node.ts';
import type { Workflow } from '../workflow/model.ts';

interface Globals {
  readonly names: ReadonlySet<string>;
  /** False when there may be others: names that are computed, templates of other resources. */
  readonly complete: boolean;
}

/** The outputs of templates that have a name for the whole workflow (`globalName`). */
export const globalsOf = keptBy(
  (workflow: Workflow): { readonly parameters: Globals; readonly artifacts: Globals } => ({
    parameters: gathered(workflow, 'parameters'),
    artifacts: gathered(workflow, 'artifacts'),
  }),
);

function gathered({ templates, runs, kind }: Workflow, ports: 'parameters' | 'artifacts'): Globals {
  const names = new Set<string>();
  // A WorkflowTemplate may read what another one that runs before it made.
  let complete = runs === undefined && (kind === 'Workflow' || kind === 'CronWorkflow');
  for (const { outputs, calls } of templates) {
    for (const { node } of outputs[ports]) {
      const name = scalarOf(node, 'globalName')?.text;
      if (name?.includes('{{')) complete = false;
      if (name !== undefined) names.add(name);
    }
    if (calls.some(({ ref, inline }) => ref ?? inline)) complete = false;
  }
  return { names, complete };
}
