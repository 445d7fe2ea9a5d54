import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { pairOf, type YamlScalar } from '../../../../../core/yaml/node.ts';
import { headOf, type Call, type Hook, type Port, type Ports } from '../workflow/model.ts';
import { resolveCall, type Others } from '../workflow/resolve.ts';
import { isGiven, type Need } from '../workflow/signature.ts';
import { callsOf, crossWorkflowRule } from './workflow-rule.ts';
import type { Workflow } from '../workflow/model.ts';

/** A step, task or hook that does not give its template what that needs. */
export const argumentsGiven = crossWorkflowRule({
  id: 'argo-workflows/arguments-given',
  severity: 'error',
  *check(workflow, others) {
    for (const { call } of callsOf(workflow)) {
      yield* missing(workflow, call, headOf(call), others);
      for (const hook of call.hooks) yield* missing(workflow, hook, hook.event.span, others);
    }
    yield* entrypointFindings(workflow, others);
  },
});

function* missing(
  workflow: Workflow,
  call: Call | Hook,
  span: YamlScalar['span'],
  others: Others,
): Iterable<RuleFinding> {
  const called = resolveCall(workflow, call, others);
  if (typeof called === 'string') return;
  const name = (call.ref?.template ?? call.template)?.text ?? '';
  yield* notGiven(called.parameters, call.arguments.parameters, isGiven, (port) => ({
    message: t('Missing parameter "{1}", required by template "{0}"', name, port),
    span,
  }));
  yield* notGiven(
    called.artifacts,
    call.arguments.artifacts,
    () => true,
    (port) => ({
      message: t('Missing artifact "{1}", required by template "{0}"', name, port),
      span,
    }),
  );
}

/**
 * The template that a workflow begins with takes its inputs from the arguments of the workflow: they must be named there. Their
 * values may come when it is submitted.
 */
function* entrypointFindings(workflow: Workflow, others: Others): Iterable<RuleFinding> {
  const { entrypoint, kind, runs, byName } = workflow;
  const template = entrypoint && byName.get(entrypoint.text);
  if (!entrypoint || !template || runs || (kind !== 'Workflow' && kind !== 'CronWorkflow')) return;
  const called = resolveCall(workflow, { template: entrypoint, ref: undefined }, others);
  if (typeof called === 'string') return;
  yield* notGiven(
    called.parameters,
    workflow.arguments.parameters,
    () => true,
    (port) => ({
      message: t(
        'Missing parameter "{1}" in the workflow arguments, required by entrypoint "{0}"',
        entrypoint.text,
        port,
      ),
      span: entrypoint.span,
    }),
  );
  yield* notGiven(
    called.artifacts,
    workflow.arguments.artifacts,
    () => true,
    (port) => ({
      message: t(
        'Missing artifact "{1}" in the workflow arguments, required by entrypoint "{0}"',
        entrypoint.text,
        port,
      ),
      span: entrypoint.span,
    }),
  );
}

function* notGiven(
  needs: ReadonlyMap<string, Need>,
  given: Ports['parameters'],
  counts: (port: Port) => boolean,
  finding: (port: string) => RuleFinding,
): Iterable<RuleFinding> {
  const names = new Set(
    given.flatMap((port) =>
      port.name && (counts(port) || pairOf(port.node, 'value')) ? port.name.text : [],
    ),
  );
  for (const [port, need] of needs) if (need === 'required' && !names.has(port)) yield finding(port);
}
