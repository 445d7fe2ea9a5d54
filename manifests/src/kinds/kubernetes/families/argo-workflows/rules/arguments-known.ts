import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { isDynamic, type Call, type Hook, type Port, type Workflow } from '../workflow/model.ts';
import { resolveCall, type Others } from '../workflow/resolve.ts';
import { callsOf, crossWorkflowRule } from './workflow-rule.ts';

/** An argument that the template does not take: it is dropped in silence. */
export const argumentsKnown = crossWorkflowRule({
  id: 'argo-workflows/arguments-known',
  severity: 'information',
  *check(workflow, others) {
    for (const { call } of callsOf(workflow)) {
      yield* unknownOf(workflow, call, others);
      for (const hook of call.hooks) yield* unknownOf(workflow, hook, others);
    }
  },
});

function* unknownOf(workflow: Workflow, call: Call | Hook, others: Others): Iterable<RuleFinding> {
  const called = resolveCall(workflow, call, others);
  if (typeof called === 'string') return;
  const template = (call.ref?.template ?? call.template)?.text ?? '';
  const uri = others.uri;
  yield* unknownIn(call.arguments.parameters, [...called.parameters.keys()], uri, (name) =>
    t('Template "{0}" has no input parameter "{1}"', template, name),
  );
  yield* unknownIn(call.arguments.artifacts, [...called.artifacts.keys()], uri, (name) =>
    t('Template "{0}" has no input artifact "{1}"', template, name),
  );
}

function* unknownIn(
  given: readonly Port[],
  known: readonly string[],
  uri: string,
  message: (name: string) => string,
): Iterable<RuleFinding> {
  const names = new Set(given.flatMap(({ name }) => name?.text ?? []));
  for (const { name } of given) {
    if (!name || isDynamic(name) || known.includes(name.text)) continue;
    const suggestion = nearest(
      name.text,
      known.filter((other) => !names.has(other)),
    );
    const text = message(name.text);
    yield {
      message: suggestion === undefined ? text : t('{0}. Did you mean "{1}"?', text, suggestion),
      span: name.span,
      ...changeTo(uri, name, suggestion),
    };
  }
}
